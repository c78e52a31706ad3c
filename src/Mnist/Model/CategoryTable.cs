using System.Collections;

namespace Mnist;

/// <summary>The number of samples per category: a row for each category, in the order of the labels.</summary>
public sealed class CategoryTable : IReadOnlyList<CategoryCount>
{
    private readonly CategoryCount[] _rows;

    internal CategoryTable(IEnumerable<CategoryCount> rows) => _rows = [.. rows];

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <inheritdoc/>
    public CategoryCount this[int index] => _rows[index];

    /// <summary>Returns the table as an HTML fragment with the totals at its end, for notebooks.</summary>
    public string ToHtml() => CategoryTableRenderer.Render(this, "Samples per category");

    /// <inheritdoc/>
    public IEnumerator<CategoryCount> GetEnumerator() => _rows.AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
