using System.Management.Automation;
using Mnist;

namespace MnistPS.Commands;

/// <summary>Writes samples as Caffe's LMDB: the keys and Datum values that Caffe's own converter makes.</summary>
[Cmdlet(VerbsData.Export, "MnistLmdb", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(DirectoryInfo))]
public sealed class ExportMnistLmdbCommand : ExportCommand
{
    /// <inheritdoc/>
    protected override SampleFormat Chosen => SampleFormat.Lmdb;
}
