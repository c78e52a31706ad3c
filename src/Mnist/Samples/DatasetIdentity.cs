using System.Globalization;

namespace Mnist;

/// <summary>The name of a dataset and the meaning of its labels.</summary>
internal sealed class DatasetIdentity(string name, IReadOnlyList<string> categories, int labelOffset = 0)
{
    // Shared by all datasets to save memory.
    private static readonly string[] s_numbers = [.. Enumerable.Range(0, 256).Select(label => label.ToString(CultureInfo.InvariantCulture))];

    public static DatasetIdentity Unnamed { get; } = new("", s_numbers[..10]);

    public string Name => name;

    /// <summary>The names of the categories, in the order of the labels.</summary>
    public IReadOnlyList<string> Categories => categories;

    /// <summary>The label of the first category: 1 for EMNIST-Letters, otherwise 0.</summary>
    public int LabelOffset => labelOffset;

    /// <summary>Returns the identity of a dataset that the catalog does not know: ten digits.</summary>
    public static DatasetIdentity Digits(string name) => new(name, s_numbers[..10]);

    public string CategoryOf(int label)
    {
        int place = label - labelOffset;
        return (uint)place < (uint)categories.Count ? categories[place] : s_numbers[label];
    }
}
