namespace Mnist.Display.Charts.Content;

/// <summary>A table of counts, colored by their share of the row.</summary>
/// <param name="Categories">The names of the rows, from the top, and of the columns, from the left.</param>
/// <param name="Counts">The counts: rows are true, columns predicted.</param>
internal sealed record MatrixContent(IReadOnlyList<string> Categories, long[,] Counts) : ChartContent
{
    /// <summary>The opacity of a category without mistakes: text on it keeps a contrast of 4.5 on light and dark pages.</summary>
    public const double RightOpacity = 0.55;

    /// <summary>The opacity of the most frequent mistake, with the same contrast.</summary>
    public const double WrongOpacity = 0.5;

    /// <summary>Returns the count as a share of its row, 0 to 1; 0 in a row of zeros.</summary>
    public double ShareOf(int row, int column)
    {
        long sum = 0;
        for (int i = 0; i < Categories.Count; i++)
        {
            sum += Counts[row, i];
        }

        return sum == 0 ? 0 : Counts[row, column] / (double)sum;
    }

    /// <summary>Returns the largest share outside the diagonal, where the color scale of mistakes ends.</summary>
    public double LargestMistake()
    {
        double largest = 0;
        for (int row = 0; row < Categories.Count; row++)
        {
            for (int column = 0; column < Categories.Count; column++)
            {
                largest = row == column ? largest : Math.Max(largest, ShareOf(row, column));
            }
        }

        return largest;
    }
}
