using System.Management.Automation;
using Mnist;
using MnistPS.Binding;

namespace MnistPS.Commands;

public sealed partial class GetMnistBatchCommand
{
    private const string InputSet = "InputObject";

    /// <summary>Samples, which are collected first, or datasets as Get-MnistDataset gives them.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SampleSourceTransformation]
    public ISampleSource? InputObject { get; set; }

    /// <summary>The number of samples in a batch; may be more than there are.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Size { get; set; } = 100;

    /// <summary>Adds the labels as rows of zeros with a 1 at the class.</summary>
    [Parameter]
    public SwitchParameter OneHot { get; set; }

    /// <summary>Gives floats from 0 to 1 (pixel / 255); without it, bytes as in the dataset.</summary>
    [Parameter]
    public SwitchParameter Scale { get; set; }

    /// <summary>Makes 1 (ink) and 0 (background) of grey: Rounded from 128, or Random with the probability pixel / 255.</summary>
    [Parameter]
    public BinarizationMode Binarize { get; set; }

    /// <summary>Takes the mean of the Train split (of what is piped in) away and divides by its deviation; implies -Scale.</summary>
    [Parameter]
    public SwitchParameter Standardize { get; set; }

    /// <summary>A mean of pixel / 255 to take away, with -StandardDeviation; implies -Scale.</summary>
    [Parameter]
    public double? Mean { get; set; }

    /// <summary>A standard deviation of pixel / 255 to divide by, with -Mean; greater than 0.</summary>
    [Parameter]
    public double? StandardDeviation { get; set; }

    /// <summary>The shape that batches say they have: n x 784, n x 28 x 28, or with a channel before or after.</summary>
    [Parameter]
    public ImageLayout Layout { get; set; }

    /// <summary>Puts the samples into another random order in each epoch.</summary>
    [Parameter]
    public SwitchParameter Shuffle { get; set; }

    /// <summary>Makes everything random repeat: the same seed gives the same batches, on every machine.</summary>
    [Parameter]
    public long? Seed { get; set; }

    /// <summary>How often each sample comes.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Epochs { get; set; } = 1;

    /// <summary>
    /// The samples at the end of an epoch that do not fill a batch: Continue with the next epoch, Keep them as a smaller batch, Drop them.
    /// </summary>
    [Parameter]
    public Remainder Remainder { get; set; }

    /// <summary>
    /// How many training samples are set aside for validation: 5000 where -Part or -Stratified is given, none where nothing divides.
    /// </summary>
    [Parameter]
    public int ValidationSize { get; set; } = 5000;

    /// <summary>Which part to take after setting samples aside: Train (what is left), Validation or Test.</summary>
    [Parameter]
    public DatasetPart Part { get; set; }

    /// <summary>Draws the validation samples by -Seed (0 when left out), each category with its share, instead of taking the first.</summary>
    [Parameter]
    public SwitchParameter Stratified { get; set; }

    /// <summary>Moves each image at random up to so many pixels along each axis.</summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double Shift { get; set; }

    /// <summary>Turns each image at random up to so many degrees in both directions.</summary>
    [Parameter]
    [ValidateRange(0.0, 180.0)]
    public double Rotation { get; set; }

    /// <summary>Enlarges or shrinks each image at random: 0.1 means 0.9 to 1.1 times.</summary>
    [Parameter]
    [ValidateRange(0.0, 0.9)]
    public double Zoom { get; set; }

    /// <summary>Bends each image at random as Simard et al. (2003): the strength in pixels; they used 34.</summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double ElasticAlpha { get; set; }

    /// <summary>The smoothness of the bending in pixels.</summary>
    [Parameter]
    [ValidateRange(0.1, 100.0)]
    public double ElasticSigma { get; set; } = 4;

    /// <summary>Prepares the next batches on a thread of their own while the pipeline works on one.</summary>
    [Parameter]
    public SwitchParameter Prefetch { get; set; }
}
