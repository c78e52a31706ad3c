using System.Globalization;

namespace Mnist;

/// <summary>The name of a dataset and the meaning of its labels.</summary>
internal sealed class DatasetIdentity
{
    private const int Digits = 10;

    // Shared by all datasets to save memory.
    private static readonly string[] s_numbers = [.. Enumerable.Range(0, 256).Select(label => label.ToString(CultureInfo.InvariantCulture))];

    private readonly IReadOnlyList<string>? _categories;
    private readonly Lazy<int>? _lastLabel;

    public DatasetIdentity(string name, IReadOnlyList<string> categories, int labelOffset = 0)
    {
        Name = name;
        _categories = categories;
        LabelOffset = labelOffset;
    }

    private DatasetIdentity(string name, Lazy<int>? lastLabel)
    {
        Name = name;
        _lastLabel = lastLabel;
    }

    public static DatasetIdentity Unnamed { get; } = OfLabels("");

    public string Name { get; }

    /// <summary>The names of the categories, in the order of the labels.</summary>
    public IReadOnlyList<string> Categories => _categories ?? new ArraySegment<string>(s_numbers, 0, LastLabel < 0 ? Digits : LastLabel + 1);

    /// <summary>The label of the first category: 1 for EMNIST-Letters, otherwise 0.</summary>
    public int LabelOffset { get; }

    /// <summary>True if nothing but the labels tells the categories: 0 to the largest label.</summary>
    public bool IsOfLabels => _categories is null;

    /// <summary>True if the categories are known. They are not for samples that arrive one by one, of which more may come.</summary>
    public bool IsKnown => !IsOfLabels || _lastLabel is not null;

    /// <summary>The largest label, or -1 if there is none or it is not known. Then the ten digits are likely.</summary>
    public int LastLabel => _lastLabel?.Value ?? MnistSample.Unlabeled;

    /// <summary>Returns the identity of a dataset that the catalog does not know. Its categories are its labels.</summary>
    /// <param name="name">The name.</param>
    /// <param name="lastLabel">The largest label, or -1 if no sample has one; null if it is not known.</param>
    public static DatasetIdentity OfLabels(string name, Lazy<int>? lastLabel = null) => new(name, lastLabel);

    public string CategoryOf(int label)
    {
        if (IsOfLabels)
        {
            return s_numbers[label];
        }

        int place = label - LabelOffset;
        return (uint)place < (uint)Categories.Count ? Categories[place] : s_numbers[label];
    }
}
