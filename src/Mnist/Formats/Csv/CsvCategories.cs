namespace Mnist.Formats.Csv;

/// <summary>Finds the columns of labels that have one for each category: 1 in that of the label, and 0 in the others.</summary>
internal static class CsvCategories
{
    private const int Most = 256;
    private const int LeastUnnamed = 3; // two can be anything

    /// <summary>Returns columns such as label_0 to label_9, in the order of their numbers; none if there are no such columns.</summary>
    public static int[] Named(IReadOnlyList<string> names, CsvSampleLines samples)
    {
        var found = new SortedDictionary<int, int>();
        for (int column = 0; column < names.Count; column++)
        {
            if (CsvNames.TryNumber(names[column], out string group, out (int First, int Second) number) && CsvNames.IsLabel(group.Trim('_', '.', '-', ' ')))
            {
                found.TryAdd(number.First, column);
            }
        }

        return found.Count is > 1 and <= Most && found.Keys.SequenceEqual(Enumerable.Range(0, found.Count)) && AreCategories([.. found.Values], samples)
            ? [.. found.Values]
            : [];
    }

    /// <summary>Returns the last or first columns if the values of several samples show that they are categories.</summary>
    /// <param name="count">The number of all columns.</param>
    /// <param name="categories">The number of columns that are no pixels.</param>
    /// <param name="samples">The first records.</param>
    public static int[] Unnamed(int count, int categories, CsvSampleLines samples)
    {
        if (categories is < LeastUnnamed or > Most)
        {
            return [];
        }

        int[] last = [.. Enumerable.Range(count - categories, categories)];
        int[] first = [.. Enumerable.Range(0, categories)];
        return samples.Column(0).Length < 2 ? [] : AreCategories(last, samples) ? last : AreCategories(first, samples) ? first : [];
    }

    private static bool AreCategories(int[] columns, CsvSampleLines samples)
    {
        double[][] values = [.. columns.Select(samples.Column)];
        return values[0].Length > 0
            && values.All(column => column.Length == values[0].Length && column.All(value => value is 0 or 1))
            && Enumerable.Range(0, values[0].Length).All(record => values.Sum(column => column[record]) == 1);
    }
}
