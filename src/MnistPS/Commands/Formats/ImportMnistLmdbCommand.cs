using System.Management.Automation;
using Mnist;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Reads Caffe's LMDB in the order of its keys. -Path is the folder, or its file data.mdb.</summary>
[Cmdlet(VerbsData.Import, "MnistLmdb", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ImportMnistLmdbCommand : ImportSamplesCommand
{
    private protected override bool ReadsFolders => true;

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path) =>
        SampleFormat.Lmdb.Read(path, Common(new SampleReadOptions()), Cancellation);
}
