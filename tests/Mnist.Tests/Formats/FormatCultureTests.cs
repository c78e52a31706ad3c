using System.Globalization;
using Mnist.Formats;

namespace Mnist.Tests.Formats;

/// <summary>Files are the same in every culture, and are read in every culture.</summary>
public abstract class FormatCultureTests(string culture) : CultureTest(culture)
{
    private static readonly Action<string, SampleSet>[] s_writers =
    [
        (path, samples) => LibSvm.Write(path, samples),
        (path, samples) => LibSvm.Write(path, samples, isScaled: true),
        (path, samples) => Torch.Write(path, samples),
        (path, samples) => Npz.Write(path, samples),
    ];

    private static readonly Func<string, SampleSet>[] s_readers =
    [
        path => LibSvm.Read(path), path => LibSvm.Read(path), path => Torch.Read(path), path => Npz.Read(path).Test,
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
            Samples.AssertSame(samples, s_readers[i](folder["here"]));
        }

        Lmdb.Write(folder["lmdb"], samples);
        Samples.AssertSame(samples, Lmdb.Read(folder["lmdb"]));
    }
}

public sealed class FormatGermanTests() : FormatCultureTests("de-DE");

public sealed class FormatArabicTests() : FormatCultureTests("ar-SA");
