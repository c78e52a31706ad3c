using System.Diagnostics;

namespace Mnist.Tests.Formats.Images;

/// <summary>All 70,000 images as files.</summary>
[Collection(Alone.Name)]
public sealed class WholeTreeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(ImageTreeLayout.Numbered)]
    [InlineData(ImageTreeLayout.Category)]
    public void To_a_tree_and_back_gives_the_published_files(ImageTreeLayout layout)
    {
        ImageTree.Write(_folder["tree"], MnistDataset.Open(), layout);
        using (var writer = new IdxFolderWriter(_folder["raw"]))
        {
            foreach (MnistSample sample in ImageTree.Enumerate(_folder["tree"]))
            {
                writer.Write(sample);
            }

            writer.Complete();
        }

        foreach (ITheoryDataRow row in Published.Files)
        {
            object?[] file = row.GetData();
            Assert.Equal(file[4], Digest.OfFile(_folder[$"raw/{file[0]}"]));
        }
    }

    [Fact]
    public void Pillow_reads_every_file_of_the_tree()
    {
        string? python = Python.With("PIL");
        Assert.SkipWhen(python is null, "Pillow is not installed (Debian: python3-pil).");
        ImageTree.Write(_folder["tree"], MnistDataset.Open());
        var start = new ProcessStartInfo(python!, [Path.Combine(AppContext.BaseDirectory, "Reference", "png_tree.py"), _folder["tree"]])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();

        // The digests of the raw files without their heads, and of the labels, as the script computes them from the files.
        Assert.Equal(["test 10000 L", "train 60000 L"], lines.Select(line => line[..line.LastIndexOf('L')] + "L").Order(StringComparer.Ordinal));
        foreach (string line in lines)
        {
            string[] words = line.Split(' ');
            SampleSet samples = words[0] == "train" ? MnistDataset.Open().Train : MnistDataset.Open().Test;
            using var pixels = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
            for (int i = 0; i < samples.Count; i++)
            {
                pixels.AppendData([(byte)samples.LabelAt(i)]);
                pixels.AppendData(samples.PixelsAt(i));
            }

            Assert.Equal(Convert.ToHexStringLower(pixels.GetHashAndReset()), words[3]);
        }
    }

    public void Dispose() => _folder.Dispose();
}
