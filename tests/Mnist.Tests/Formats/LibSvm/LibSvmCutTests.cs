using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.LibSvm;

/// <summary>LIBSVM's text cut at every byte.</summary>
public sealed class LibSvmCutTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>A line has no length: one that is cut between two fields or in a number is a shorter line, one that is cut in a pair is not.</summary>
    [Theory]
    [InlineData(PixelValues.Auto)]
    [InlineData(PixelValues.Bytes)]
    public void A_text_that_is_cut_is_shorter_or_refused(PixelValues values)
    {
        const string Text = "3 1:12 4:255\n10 2:7\n";
        const string First = "3 12,0,0,255";
        string[] expected =
        [
            "", "3 0,0,0,0", "3 0,0,0,0", "error in line 1", "error in line 1", "3 1,0,0,0", "3 12,0,0,0", "3 12,0,0,0", "error in line 1", "error in line 1",
            "3 12,0,0,2", "3 12,0,0,25", First, First, First + "; 1 0,0,0,0", First + "; 10 0,0,0,0", First + "; 10 0,0,0,0",
            First + "; error in line 2", First + "; error in line 2", First + "; 10 0,7,0,0", First + "; 10 0,7,0,0",
        ];
        var options = new LibSvmReadOptions { Rows = 2, Columns = 2, Values = values };
        for (int length = 0; length <= Text.Length; length++)
        {
            string path = _folder.Write("cut", Text[..length]);
            Assert.Equal($"{length}: {expected[length]}", $"{length}: {Describe(path, options)}");
            if (expected[length].Contains("error", StringComparison.Ordinal))
            {
                Assert.Throws<DatasetFormatException>(() => SampleFormat.LibSvm.ImportSet(path, options));
            }
            else
            {
                Assert.Equal(SampleFormat.LibSvm.Read(path, options).Count(), SampleFormat.LibSvm.ImportSet(path, options).Count);
            }
        }
    }

    /// <summary>Each sample that comes as "label pixels", and the line of the error that ends the reading.</summary>
    private static string Describe(string path, LibSvmReadOptions options)
    {
        List<string> seen = [];
        try
        {
            foreach (MnistSample sample in SampleFormat.LibSvm.Read(path, options))
            {
                seen.Add($"{sample.Label} {string.Join(',', sample.Pixels)}");
            }
        }
        catch (DatasetFormatException exception)
        {
            seen.Add($"error in line {exception.Line}");
        }

        return string.Join("; ", seen);
    }
}
