using System.Runtime.InteropServices;

namespace Mnist;

/// <summary>Computes only the first positions of a shuffled order, to save memory and time.</summary>
public static class RandomOrder
{
    // An entry of a dictionary takes about eight times the memory of a number in an array.
    private const int SparseShare = 16;

    /// <summary>Returns the first positions after <see cref="SeededRandom.Shuffle"/> of 0, 1, 2, ...</summary>
    /// <param name="total">The number of positions.</param>
    /// <param name="count">The number of positions to return, 0 to <paramref name="total"/>.</param>
    /// <param name="seed">The seed. It gives the same positions on every platform.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or <paramref name="count"/> is greater than <paramref name="total"/>.</exception>
    public static int[] Draw(int total, int count, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, total);
        var random = new SeededRandom(seed);
        return count > total / SparseShare ? DrawDense(total, count, random) : DrawSparse(total, count, random);
    }

    private static int[] DrawDense(int total, int count, SeededRandom random)
    {
        int[] order = new int[total];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        for (int i = 0; i < Math.Min(count, total - 1); i++)
        {
            int j = i + random.Next(total - i);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return count == total ? order : order[..count];
    }

    // Only positions that an exchange has changed are stored.
    private static int[] DrawSparse(int total, int count, SeededRandom random)
    {
        int[] drawn = new int[count];
        var moved = new Dictionary<int, int>(count);
        for (int i = 0; i < count; i++)
        {
            int j = i + random.Next(total - i);
            int here = moved.Remove(i, out int other) ? other : i;
            if (j == i)
            {
                drawn[i] = here;
                continue;
            }

            ref int there = ref CollectionsMarshal.GetValueRefOrAddDefault(moved, j, out bool isMoved);
            drawn[i] = isMoved ? there : j;
            there = here;
        }

        return drawn;
    }
}
