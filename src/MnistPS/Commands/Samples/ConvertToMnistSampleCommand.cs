using System.Management.Automation;
using Mnist;
using Mnist.Imaging;

namespace MnistPS.Commands;

/// <summary>Makes samples of pictures of one's own, as NIST's digits became MNIST's.</summary>
/// <remarks>Gray, inverted where most is bright, fitted into 20 x 20 with its aspect, centered by its mass in 28 x 28.</remarks>
[Cmdlet(VerbsData.ConvertTo, "MnistSample", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ConvertToMnistSampleCommand : ImportCommand
{
    private PictureReader? _reader;

    /// <summary>How bright ink is at least, on black; what is below becomes background. Left out, the value is found in the picture.</summary>
    [Parameter]
    [ValidateRange(1, 255)]
    public int? Threshold { get; set; }

    /// <summary>Takes bright for ink and dark for background, even where most is bright.</summary>
    [Parameter]
    public SwitchParameter NoInvert { get; set; }

    /// <summary>What is drawn, where that is known.</summary>
    [Parameter]
    [ValidateRange(0, 255)]
    public int? Label { get; set; }

    /// <inheritdoc/>
    protected override void Begin() => _reader = new PictureReader(
        new PictureOptions { Threshold = Threshold, NoInvert = NoInvert, Label = Label ?? MnistSample.Unlabeled });

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        yield return _reader!.Read(path, Cancellation);
    }
}
