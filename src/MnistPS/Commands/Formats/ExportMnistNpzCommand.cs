using System.Management.Automation;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Writes samples as Keras' mnist.npz: x_train, y_train, x_test and y_test, for the splits of the input.</summary>
[Cmdlet(VerbsData.Export, "MnistNpz", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo))]
public sealed class ExportMnistNpzCommand : ExportCommand
{
    /// <summary>Compresses the arrays, as numpy.savez_compressed. By default they are stored, as by numpy.savez.</summary>
    [Parameter]
    public SwitchParameter Compress { get; set; }

    /// <summary>Writes a folder of files with at most this number of samples each: train-00000-of-00003.npz.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? ShardSize { get; set; }

    /// <inheritdoc/>
    protected override SampleFormat Chosen => SampleFormat.Npz;

    /// <inheritdoc/>
    protected override SampleWriteOptions Options => new NpzWriteOptions { Compress = Compress, ShardSize = ShardSize };
}
