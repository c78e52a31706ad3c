using System.Management.Automation;
using Mnist;
using Mnist.Formats;
using Mnist.Imaging;

namespace MnistPS.Commands;

/// <summary>Makes samples of your own pictures, as MNIST was made from NIST's digits.</summary>
/// <remarks>Upright, without shadows, lines and specks; scaled to 20 x 20 with its aspect ratio, centered by its center of mass in 28 x 28.</remarks>
[Cmdlet(VerbsData.ConvertTo, "MnistSample", DefaultParameterSetName = PathSet)]
[OutputType(typeof(DrawingSample))]
public sealed class ConvertToMnistSampleCommand : ImportCommand
{
    private readonly Queue<string> _warnings = new();
    private PictureReader? _reader;

    /// <summary>The lowest value of ink on black. Lower values become background. By default it is computed from the picture.</summary>
    [Parameter]
    [ValidateRange(1, 255)]
    public int? Threshold { get; set; }

    /// <summary>Bright pixels are ink and dark ones background, even if most are bright.</summary>
    [Parameter]
    public SwitchParameter NoInvert { get; set; }

    /// <summary>The label of the drawing, if known.</summary>
    [Parameter]
    [ValidateRange(0, 255)]
    public int? Label { get; set; }

    /// <summary>Makes a sample of each digit in a picture: from left to right, in rows from top to bottom.</summary>
    [Parameter]
    public SwitchParameter Multiple { get; set; }

    /// <inheritdoc/>
    protected override void Begin() => _reader = new PictureReader(
        new PictureOptions { Threshold = Threshold, NoInvert = NoInvert, Label = Label ?? MnistSample.Unlabeled });

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        foreach (DrawingSample sample in Multiple ? _reader!.ReadAll(path, Cancellation) : [_reader!.Read(path, Cancellation)])
        {
            if (sample.Warning is { } warning)
            {
                _warnings.Enqueue(!Multiple && sample.Shapes > 1 ? $"{warning} Use -Multiple for a sample of each." : warning);
            }

            yield return sample;
        }
    }

    private protected override void WriteNotices()
    {
        while (_warnings.TryDequeue(out string? warning))
        {
            WriteWarning(warning);
        }
    }
}
