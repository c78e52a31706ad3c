using Mnist.Formats;
using Mnist.Formats.Npz;

namespace Mnist.Learning.Evaluation;

/// <summary>Probabilities that another program computed: a row for each sample, a column for each category.</summary>
internal static class ProbabilityTable
{
    private const int MostCategories = 256;

    // The sum of ten numbers of half precision is off by less.
    private const double Tolerance = 0.01;

    /// <summary>Reads a .npy file, or the only array of a .npz file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="samples">The number of rows, 1 or more.</param>
    /// <param name="categories">The number of columns; null if it is not known.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="DatasetFormatException">The file is damaged, has another shape, or its numbers are no probabilities.</exception>
    public static double[][] Read(string path, int samples, int? categories, CancellationToken cancellationToken)
    {
        using var file = new NpzFile(new SampleInput(path));
        string[] names = [.. file.Names];
        if (!file.IsOneArray && names.Length != 1)
        {
            throw file.Invalid("one array of probabilities", file.Describe(), "Save it alone with numpy.save.");
        }

        using NpyArray array = file.Open(file.IsOneArray ? null : names[0]);
        Check(file, array.Header, samples, categories);
        double[][] rows = new double[samples][];
        for (int i = 0; i < samples; i++)
        {
            if (i % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            rows[i] = new double[array.Header.Shape[1]];
            array.ReadNumbers(rows[i]);
            if (FindFault(rows[i], categories) is { } fault)
            {
                throw file.Invalid("probabilities from 0 to 1 with the sum 1 in each row", FormattableString.Invariant($"{fault} in row {i}"));
            }
        }

        return rows;
    }

    /// <summary>Says why the numbers of a row are no probabilities; null if they are.</summary>
    /// <param name="row">The probability of each category.</param>
    /// <param name="categories">The number of categories; null if it is not known.</param>
    public static string? FindFault(IReadOnlyList<double> row, int? categories)
    {
        if (row.Count != (categories ?? row.Count))
        {
            return FormattableString.Invariant($"{row.Count} probabilities for {categories} categories");
        }

        double sum = 0;
        for (int i = 0; i < row.Count; i++)
        {
            if (row[i] is not (>= 0 and <= 1))
            {
                return FormattableString.Invariant($"the number {row[i]} in column {i}");
            }

            sum += row[i];
        }

        return Math.Abs(sum - 1) <= Tolerance ? null : FormattableString.Invariant($"the sum {sum:0.####}");
    }

    // Before memory is taken for them.
    private static void Check(NpzFile file, NpyHeader header, int samples, int? categories)
    {
        bool fits = header.Shape is [var rows, var columns] && rows == samples && (categories is null ? columns is >= 1 and <= MostCategories : columns == categories);
        if (!fits || !header.Descr.IsFloat)
        {
            string wanted = categories is null ? FormattableString.Invariant($"1 to {MostCategories}") : FormattableString.Invariant($"{categories}");
            string kind = header.Descr.IsFloat ? "" : " of other numbers";
            throw file.Invalid(
                FormattableString.Invariant($"floating-point numbers of the shape ({samples}, {wanted}), a row for each sample and a column for each category"),
                $"the shape {header.ShapeText}{kind}");
        }
    }
}
