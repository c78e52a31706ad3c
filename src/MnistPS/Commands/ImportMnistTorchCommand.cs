using System.Management.Automation;
using Mnist;

namespace MnistPS.Commands;

/// <summary>Reads Torch7's .t7: a table of data and labels; mode, size of numbers and padding are recognized.</summary>
[Cmdlet(VerbsData.Import, "MnistTorch", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ImportMnistTorchCommand : ImportSamplesCommand
{
    /// <summary>Leaves images of 32 x 32 as they are; without it two pixels of background on each side are taken off.</summary>
    [Parameter]
    public SwitchParameter KeepPadding { get; set; }

    /// <summary>The number in the file that stands for label 0; Torch counts from 1.</summary>
    [Parameter]
    [ValidateRange(0, 255)]
    public int FirstLabel { get; set; } = 1;

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        var options = new TorchReadOptions { Split = Split, Dataset = Dataset, KeepPadding = KeepPadding, FirstLabel = FirstLabel };
        return SampleFormat.Torch.Read(path, options, Cancellation);
    }
}
