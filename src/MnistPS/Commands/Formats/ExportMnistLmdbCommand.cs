using System.Management.Automation;
using Mnist.Formats;
using Mnist.IO;

namespace MnistPS.Commands;

/// <summary>Writes samples as Caffe's LMDB, with the keys and Datum values of Caffe's own converter.</summary>
[Cmdlet(VerbsData.Export, "MnistLmdb", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(DirectoryInfo))]
public sealed class ExportMnistLmdbCommand : ExportCommand
{
    /// <inheritdoc/>
    protected override string FormatName => "LMDB";

    /// <inheritdoc/>
    protected override bool HoldsSplits => false;

    /// <inheritdoc/>
    protected override SampleWriter CreateWriter(string target, Overwrite overwrite) => new LmdbWriter(target, overwrite);
}
