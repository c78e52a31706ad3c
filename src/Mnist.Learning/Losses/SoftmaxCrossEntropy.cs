using System.Numerics;

namespace Mnist.Learning.Losses;

/// <summary>Computes probabilities from scores, and the loss: -log of the probability of the true category.</summary>
internal static unsafe class SoftmaxCrossEntropy
{
    /// <summary>Replaces scores by probabilities e^x / sum of e^x, row by row. The largest score is subtracted first to avoid an overflow.</summary>
    public static void ToProbabilities<T>(Span<T> scores, int categories)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int start = 0; start < scores.Length; start += categories)
        {
            Span<T> row = scores.Slice(start, categories);
            T largest = Largest(row);
            T sum = T.Zero;
            foreach (ref T x in row)
            {
                x = T.Exp(x - largest);
                sum += x;
            }

            foreach (ref T x in row)
            {
                x /= sum;
            }
        }
    }

    /// <summary>Returns the mean loss of a batch, and its derivative for each score.</summary>
    /// <param name="scores">Samples x categories.</param>
    /// <param name="labels">The position of the true category of each sample.</param>
    /// <param name="smoothing">The part of each label that is spread evenly over all categories, from 0 to less than 1.</param>
    /// <param name="gradients">Samples x categories: (probability - truth) / samples.</param>
    /// <param name="correct">The number of samples whose highest score is that of the true category.</param>
    public static double Measure<T>(ReadOnlySpan<T> scores, ReadOnlySpan<int> labels, double smoothing, Span<T> gradients, out int correct)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int categories = scores.Length / labels.Length;
        T share = T.One / T.CreateChecked(labels.Length);
        T each = share * T.CreateChecked(smoothing / categories);
        T truth = share * T.CreateChecked(1 - smoothing);
        double loss = 0;
        correct = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<T> row = scores.Slice(i * categories, categories);
            Span<T> gradient = gradients.Slice(i * categories, categories);
            correct += Place(row) == labels[i] ? 1 : 0;
            T largest = Largest(row);
            T sum = T.Zero;
            T below = T.Zero;
            for (int j = 0; j < categories; j++)
            {
                gradient[j] = T.Exp(row[j] - largest);
                sum += gradient[j];
                below += row[j] - largest;
            }

            T scale = T.Log(sum);
            loss += (1 - smoothing) * double.CreateChecked(scale - (row[labels[i]] - largest));
            loss += smoothing * double.CreateChecked(scale - (below / T.CreateChecked(categories)));
            T factor = share / sum;
            for (int j = 0; j < categories; j++)
            {
                gradient[j] = (gradient[j] * factor) - each;
            }

            gradient[labels[i]] -= truth;
        }

        return loss / labels.Length;
    }

    /// <summary>Returns the position of the largest number; the first one if there are several.</summary>
    public static int Place<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int place = 0;
        for (int i = 1; i < row.Length; i++)
        {
            place = row[i] > row[place] ? i : place;
        }

        return place;
    }

    private static T Largest<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IFloatingPointIeee754<T> => row[Place(row)];
}
