namespace Mnist;

/// <summary>Draws samples so that each label keeps its share.</summary>
internal static class StratifiedDraw
{
    /// <summary>Returns which samples are drawn: the first ones of each label in a random order, up to the quota of the label.</summary>
    public static bool[] Draw(int[] labels, int count, long seed)
    {
        int[] order = new int[labels.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        new SeededRandom(seed).Shuffle(order.AsSpan());
        int[] left = Quotas(labels, count);
        bool[] isDrawn = new bool[labels.Length];
        foreach (int place in order)
        {
            isDrawn[place] = left[labels[place] + 1]-- > 0;
        }

        return isDrawn;
    }

    // By label + 1, because unlabeled samples (-1) count as a label. Quotas by largest remainder; if equal, the lower label first.
    private static int[] Quotas(int[] labels, int count)
    {
        long[] sizes = new long[257];
        foreach (int label in labels)
        {
            sizes[label + 1]++;
        }

        long all = Math.Max(1, labels.Length);
        int[] quotas = Array.ConvertAll(sizes, size => (int)(size * count / all));
        IEnumerable<int> byRemainder = Enumerable.Range(0, sizes.Length).OrderByDescending(kind => sizes[kind] * count % all);
        foreach (int kind in byRemainder.Take(count - quotas.Sum()))
        {
            quotas[kind]++;
        }

        return quotas;
    }
}
