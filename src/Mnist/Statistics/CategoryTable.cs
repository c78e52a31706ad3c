using System.Collections;

namespace Mnist;

/// <summary>The samples-per-category table: a row for each category, in the order of the labels.</summary>
public sealed class CategoryTable : IReadOnlyList<CategoryCount>
{
    private readonly CategoryCount[] _rows;

    internal CategoryTable(IEnumerable<CategoryCount> rows) => _rows = [.. rows];

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <inheritdoc/>
    public CategoryCount this[int index] => _rows[index];

    /// <summary>The table as a piece of HTML with the sums at its end, for notebooks.</summary>
    public string ToHtml() => CategoryTableRenderer.Render(this, "Samples per category");

    /// <inheritdoc/>
    public IEnumerator<CategoryCount> GetEnumerator() => _rows.AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
