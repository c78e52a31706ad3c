using System.Globalization;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats;

/// <summary>Files are the same in every culture, and are read in every culture.</summary>
public abstract class FormatCultureTests(string culture) : CultureTest(culture)
{
    private static readonly Action<string, SampleSet>[] s_writers =
    [
        (path, samples) => SampleFormat.LibSvm.Write(path, samples),
        (path, samples) => SampleFormat.LibSvm.Write(path, samples, new LibSvmWriteOptions { Values = PixelValues.Scaled }),
        (path, samples) => SampleFormat.Torch.Write(path, samples),
        (path, samples) => SampleFormat.Npz.Write(path, samples),
    ];

    private static readonly Func<string, SampleSet>[] s_readers =
    [
        path => SampleFormat.LibSvm.ImportSet(path), path => SampleFormat.LibSvm.ImportSet(path), path => SampleFormat.Torch.ImportSet(path), path => SampleFormat.Npz.Import(path).Test,
    ];

    [Fact]
    public void Files_are_those_of_the_invariant_culture()
    {
        using var folder = new TempFolder();
        SampleSet samples = MnistDataset.Open().Test.Take(12);
        for (int i = 0; i < s_writers.Length; i++)
        {
            s_writers[i](folder["here"], samples);
            CultureInfo here = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            s_writers[i](folder["there"], samples);
            CultureInfo.CurrentCulture = here;

            Assert.Equal(File.ReadAllBytes(folder["there"]), File.ReadAllBytes(folder["here"]));
            TestSamples.AssertSame(samples, s_readers[i](folder["here"]));
        }

        SampleFormat.Lmdb.Write(folder["lmdb"], samples);
        TestSamples.AssertSame(samples, SampleFormat.Lmdb.ImportSet(folder["lmdb"]));
    }
}

public sealed class FormatGermanTests() : FormatCultureTests("de-DE");

public sealed class FormatArabicTests() : FormatCultureTests("ar-SA");
