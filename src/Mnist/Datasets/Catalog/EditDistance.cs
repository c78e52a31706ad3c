namespace Mnist.Datasets.Catalog;

/// <summary>The number of letters that must change to turn one name into another (Levenshtein), in any case.</summary>
internal static class EditDistance
{
    public static int Between(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                int best = Math.Min(diagonal + change, 1 + Math.Min(row[j], row[j - 1]));
                diagonal = row[j];
                row[j] = best;
            }
        }

        return row[b.Length];
    }
}
