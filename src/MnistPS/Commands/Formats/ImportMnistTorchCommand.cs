using System.Management.Automation;
using Mnist;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Reads Torch7's .t7: a table of data and labels. It detects mode, size of numbers and padding.</summary>
[Cmdlet(VerbsData.Import, "MnistTorch", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ImportMnistTorchCommand : ImportSamplesCommand
{
    /// <summary>Keeps images of 32 x 32. By default, two pixels of background on each side are removed.</summary>
    [Parameter]
    public SwitchParameter KeepPadding { get; set; }

    /// <summary>The number in the file for label 0. Torch counts from 1.</summary>
    [Parameter]
    [ValidateRange(0, 255)]
    public int FirstLabel { get; set; } = 1;

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        var options = Common(new TorchReadOptions { KeepPadding = KeepPadding, FirstLabel = FirstLabel });
        return SampleFormat.Torch.Read(path, options, Cancellation);
    }
}
