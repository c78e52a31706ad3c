using System.Globalization;
using System.Text;
using Mnist.Tests.Support;

namespace Mnist.Learning.Tests.Evaluation;

/// <summary>Probabilities that other programs wrote: what numpy saves is read, and what does not fit is refused with the place.</summary>
public sealed class ProbabilityTableTests : IDisposable
{
    private static readonly double[][] s_rows = [[0.75, 0.25, 0], [0.5, 0.375, 0.125], [0.25, 0.5, 0.25], [0, 0.875, 0.125], [0.875, 0, 0.125]];

    // Categories that only the labels tell, so that the file decides on the number of columns.
    private static readonly MnistSample[] s_samples = [.. new[] { 0, 0, 1, 1, 2 }.Select(label => new MnistSample(new byte[784], label))];

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("np.save(path, p)")]
    [InlineData("np.save(path, p.astype('f4'))")]
    [InlineData("np.save(path, p.astype('f2'))")]
    [InlineData("np.save(path, p.astype('>f8'))")]
    [InlineData("np.save(path, np.asfortranarray(p))")]
    [InlineData("np.savez(open(path, 'wb'), anything=p)")]
    [InlineData("np.savez_compressed(open(path, 'wb'), p)")]
    public void What_numpy_saves_is_read(string statement)
    {
        string path = Path.Combine(_folder.Path, "p.npy");
        string rows = string.Join(", ", s_rows.Select(row => $"[{string.Join(", ", row.Select(value => value.ToString(CultureInfo.InvariantCulture)))}]"));
        Outside.Python("numpy", "python3-numpy", $"import sys, numpy as np\npath = sys.argv[1]\np = np.array([{rows}])\n{statement}", path);
        IReadOnlyList<LabelIssue> issues = ConfidentLearning.Rank(s_samples, path);
        Assert.Equal([0.125, 0.5, 0.5, 0.75, 0.875], issues.Select(issue => issue.SelfConfidence!.Value));
        Assert.Equal((s_samples[4], 2, 0, 0.875, true), (issues[0].Sample, issues[0].Given, issues[0].Suggested, issues[0].SuggestedProbability!.Value, issues[0].IsCounted));
        Assert.Equal(ConfidentLearning.Rank(s_samples, s_rows).Select(issue => (issue.Sample, issue.Suggested)), issues.Select(issue => (issue.Sample, issue.Suggested)));
    }

    [Theory]
    [InlineData("(4, 3)", "'<f8'", "the shape (4, 3)", "of the shape (5, ")]
    [InlineData("(15,)", "'<f8'", "the shape (15,)", "of the shape (5, ")]
    [InlineData("(5, 3, 1)", "'<f8'", "the shape (5, 3, 1)", "of the shape (5, ")]
    [InlineData("(5, 0)", "'<f8'", "the shape (5, 0)", "of the shape (5, ")]
    [InlineData("(5, 257)", "'<f8'", "the shape (5, 257)", "of the shape (5, 1 to 256)")]
    [InlineData("(5, 3)", "'<i8'", "the shape (5, 3) of other numbers", "floating-point")]
    [InlineData("(5, 3)", "'|u1'", "the shape (5, 3) of other numbers", "floating-point")]
    public void Another_shape_or_kind_of_numbers_is_refused(string shape, string kind, string actual, string expected)
    {
        int size = kind.Contains('1', StringComparison.Ordinal) ? 1 : 8;
        int count = shape.Trim('(', ')').Split(',', StringSplitOptions.RemoveEmptyEntries).Aggregate(1, (product, number) => product * int.Parse(number, CultureInfo.InvariantCulture));
        DatasetFormatException error = AssertRefused(Npy(shape, kind, new byte[count * size]));
        Assert.Contains(actual, error.Actual, StringComparison.Ordinal);
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 1, double.NaN, "the number NaN in column 1 in row 4")]
    [InlineData(0, 0, -0.25, "the number -0.25 in column 0 in row 0")]
    [InlineData(2, 2, 1.5, "the number 1.5 in column 2 in row 2")]
    [InlineData(1, 0, double.PositiveInfinity, "in column 0 in row 1")]
    [InlineData(3, 1, 0.25, "the sum 0.375 in row 3")]
    public void Numbers_that_are_no_probabilities_are_refused_in_files_and_arrays(int row, int column, double value, string actual)
    {
        double[][] rows = [.. s_rows.Select(numbers => (double[])numbers.Clone())];
        rows[row][column] = value;
        Assert.Contains(actual, AssertRefused(Npy("(5, 3)", "'<f8'", [.. rows.SelectMany(numbers => numbers).SelectMany(BitConverter.GetBytes)])).Actual, StringComparison.Ordinal);
        ArgumentException error = Assert.Throws<ArgumentException>("probabilities", () => ConfidentLearning.Rank(s_samples, rows));
        Assert.Contains(actual[..actual.IndexOf(" in row", StringComparison.Ordinal)], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_says_how_many_columns_there_must_be()
    {
        SampleSet two = MnistDataset.Open().Test.Take(2);
        DatasetFormatException error = Assert.Throws<DatasetFormatException>(() => ConfidentLearning.Rank(two, Save(Npy("(2, 3)", "'<f8'", new byte[48]))));
        Assert.Contains("of the shape (2, 10)", error.Expected, StringComparison.Ordinal);
        ArgumentException argument = Assert.Throws<ArgumentException>("probabilities", () => ConfidentLearning.Rank(two, [[1, 0, 0], [1, 0, 0]]));
        Assert.Contains("3 probabilities for 10 categories", argument.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_cut_of_a_file_is_refused()
    {
        byte[] whole = Npy("(5, 3)", "'<f8'", [.. s_rows.SelectMany(row => row).SelectMany(BitConverter.GetBytes)]);
        Assert.Equal(5, ConfidentLearning.Rank(s_samples, Save(whole)).Count);
        for (int length = 0; length < whole.Length; length++)
        {
            AssertRefused(whole[..length]);
        }

        AssertRefused([.. whole, 0]);
    }

    [Fact]
    public void A_header_that_promises_more_than_the_file_has_takes_no_memory()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(Npy("(4000000000, 256)", "'<f8'", new byte[64]));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    public void Dispose() => _folder.Dispose();

    private DatasetFormatException AssertRefused(byte[] file)
    {
        DatasetFormatException error = Assert.Throws<DatasetFormatException>(() => ConfidentLearning.Rank(s_samples, Save(file)));
        Assert.EndsWith("p.npy", error.Path, StringComparison.Ordinal);
        return error;
    }

    private string Save(byte[] file)
    {
        string path = Path.Combine(_folder.Path, "p.npy");
        File.WriteAllBytes(path, file);
        return path;
    }

    // Version 1.0 by its definition: magic string, version, length of the header, header.
    private static byte[] Npy(string shape, string kind, byte[] elements)
    {
        string text = $"{{'descr': {kind}, 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, 0, .. Encoding.ASCII.GetBytes(text), .. elements];
    }
}
