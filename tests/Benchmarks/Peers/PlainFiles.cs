using Mnist.Benchmarks.Racing;
using Mnist.Datasets;
using Mnist.Formats;

namespace Mnist.Benchmarks.Peers;

/// <summary>MNIST as IDX without compression, in a store of ours, which is where most programs can start from.</summary>
/// <param name="Store">Where it is saved.</param>
internal sealed record PlainFiles(DatasetStore Store)
{
    private const string Name = "MNIST";

    public string Folder => Store.FolderOf(Name);

    public string Images => Path.Combine(Folder, "train-images-idx3-ubyte");

    public string Labels => Path.Combine(Folder, "train-labels-idx1-ubyte");

    /// <summary>Opens it as it is opened after Save-MnistDataset: nothing is read yet.</summary>
    public MnistDataset Open() => Store.Open(Name);

    /// <summary>Writes the files, unless an earlier topic did.</summary>
    public static PlainFiles In(Workspace workspace)
    {
        var files = new PlainFiles(new DatasetStore(workspace["store"]));
        if (!files.Store.IsSaved(Name))
        {
            Directory.CreateDirectory(files.Store.Root);
            SampleFormat.Idx.Write(files.Folder, MnistDataset.Open());
        }

        return files;
    }
}
