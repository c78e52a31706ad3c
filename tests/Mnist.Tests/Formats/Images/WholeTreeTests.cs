using System.Diagnostics;
using System.Security.Cryptography;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Images;

/// <summary>All 70,000 images as files, written once.</summary>
[Collection(Alone.Name)]
public sealed class WholeTreeTests(WholeTreeTests.Files files) : IClassFixture<WholeTreeTests.Files>
{
    [Fact]
    public void To_a_tree_and_back_gives_the_published_files()
    {
        using var folder = new TempFolder();
        using (var writer = SampleFormat.Idx.CreateWriter(folder["raw"]))
        {
            foreach (MnistSample sample in SampleFormat.Image.Read(files.Folder))
            {
                writer.Write(sample);
            }

            writer.Complete();
        }

        foreach (ITheoryDataRow row in Published.Files)
        {
            object?[] file = row.GetData();
            Assert.Equal(file[4], Digest.OfFile(folder[$"raw/{file[0]}"]));
        }
    }

    [Fact]
    public void Pillow_reads_every_file()
    {
        string? python = Python.With("PIL");
        Assert.SkipWhen(python is null, "Pillow is not installed (Debian: python3-pil).");
        var start = new ProcessStartInfo(python!, [Path.Combine(AppContext.BaseDirectory, "Reference", "png_tree.py"), files.Folder])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        MnistDataset mnist = MnistDataset.Open();
        Assert.Equal([$"test 10000 L {DigestOf(mnist.Test)}", $"train 60000 L {DigestOf(mnist.Train)}"], lines.Select(line => line.Trim()));
    }

    // Label and pixels of all samples, as the script takes them from the files.
    private static string DigestOf(SampleSet samples)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int i = 0; i < samples.Count; i++)
        {
            digest.AppendData([(byte)samples.LabelAt(i)]);
            digest.AppendData(samples[i].AsSpan());
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    public sealed class Files : IDisposable
    {
        private readonly TempFolder _folder = new();

        public Files() => SampleFormat.Image.Write(Folder, MnistDataset.Open());

        public string Folder => _folder["tree"];

        public void Dispose() => _folder.Dispose();
    }
}
