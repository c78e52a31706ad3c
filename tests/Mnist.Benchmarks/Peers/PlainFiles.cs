using Mnist.Benchmarks.Racing;

namespace Mnist.Benchmarks.Peers;

/// <summary>The training files as IDX without compression, which is where most programs start from.</summary>
/// <param name="Folder">Where they are.</param>
internal sealed record PlainFiles(string Folder)
{
    public string Images => Path.Combine(Folder, "train-images-idx3-ubyte");

    public string Labels => Path.Combine(Folder, "train-labels-idx1-ubyte");

    /// <summary>Writes them, unless an earlier topic did.</summary>
    public static PlainFiles In(Workspace workspace)
    {
        var files = new PlainFiles(workspace["plain"]);
        if (!Directory.Exists(files.Folder))
        {
            SampleFormat.Idx.Write(files.Folder, MnistDataset.Open().Train);
        }

        return files;
    }
}
