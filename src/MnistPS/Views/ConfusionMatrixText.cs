using System.Globalization;
using System.Text;
using Mnist.Learning;

namespace MnistPS.Views;

/// <summary>Formats a confusion matrix as Torch's optim.ConfusionMatrix prints it. For the format file.</summary>
/// <remarks>If there are too many categories for a line, each has its accuracy and its most frequent mistakes.</remarks>
public static class ConfusionMatrixText
{
    private const int Width = 100;

    /// <summary>Returns the text, without a line break at the end.</summary>
    /// <param name="matrix">A matrix of any size, also without samples.</param>
    public static string Format(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        int names = matrix.Categories.Max(name => name.Length);
        int digits = Math.Max(4, 1 + matrix.Counts.Cast<int>().Max().ToString(CultureInfo.InvariantCulture).Length);
        bool fits = (digits * matrix.Categories.Count) + " [[]]  100.00 %  [class: ]".Length + names <= Width;
        var text = new StringBuilder("ConfusionMatrix:\n");
        for (int i = 0; i < matrix.Categories.Count; i++)
        {
            text.Append(fits ? Counts(matrix, i, digits) : Summary(matrix, i, names, digits)).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $" + average row correct: {Share(matrix.AverageRow)}\n");
        text.Append(CultureInfo.InvariantCulture, $" + average rowUcol correct (VOC measure): {Share(matrix.AverageRowUcol)}\n");
        text.Append(CultureInfo.InvariantCulture, $" + global correct: {Share(matrix.Accuracy)} of {matrix.Total}");
        return text.ToString();
    }

    private static string Counts(ConfusionMatrix matrix, int row, int digits)
    {
        int last = matrix.Categories.Count - 1;
        string counts = string.Concat(Enumerable.Range(0, last + 1).Select(column => Number(matrix[row, column], digits)));
        return $"{(row == 0 ? "[[" : " [")}{counts}{(row == last ? "]]" : "] ")} {Share(matrix.PerClass[row].Recall),9}  [class: {matrix.Categories[row]}]";
    }

    private static string Summary(ConfusionMatrix matrix, int row, int names, int digits)
    {
        CategoryAccuracy accuracy = matrix.PerClass[row];
        int[] others = [.. Enumerable.Range(0, matrix.Categories.Count).Where(column => column != row).OrderByDescending(column => matrix[row, column]).Take(2).Where(column => matrix[row, column] > 0)];
        string mistakes = string.Join(", ", others.Select(column => FormattableString.Invariant($"{matrix.Categories[column]} ({matrix[row, column]})")));
        return $" {matrix.Categories[row].PadRight(names)}{Number(accuracy.Correct, digits)} of{Number(accuracy.Actual, digits)} {Share(accuracy.Recall),9}{(mistakes.Length == 0 ? "" : $"  else {mistakes}")}";
    }

    private static string Number(int count, int digits) => count.ToString(CultureInfo.InvariantCulture).PadLeft(digits);

    private static string Share(double share) =>
        double.IsNaN(share) ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.00} %");
}
