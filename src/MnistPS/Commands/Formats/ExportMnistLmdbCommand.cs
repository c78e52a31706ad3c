using System.Management.Automation;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Writes samples as Caffe's LMDB, with the keys and Datum values of Caffe's own converter.</summary>
[Cmdlet(VerbsData.Export, "MnistLmdb", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(DirectoryInfo))]
public sealed class ExportMnistLmdbCommand : ExportCommand
{
    /// <inheritdoc/>
    protected override SampleFormat Chosen => SampleFormat.Lmdb;
}
