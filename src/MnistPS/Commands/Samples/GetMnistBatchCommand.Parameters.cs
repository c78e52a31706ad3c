using System.Management.Automation;
using Mnist;
using MnistPS.Binding;

namespace MnistPS.Commands;

public sealed partial class GetMnistBatchCommand
{
    private const string InputSet = "InputObject";

    /// <summary>Samples, which are collected first, or datasets from Get-MnistDataset.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SampleSourceTransformation]
    public ISampleSource? InputObject { get; set; }

    /// <summary>The number of samples in a batch. It can be larger than the set.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Size { get; set; } = 100;

    /// <summary>Adds the labels as one-hot rows: 1 at the class, 0 elsewhere.</summary>
    [Parameter]
    public SwitchParameter OneHot { get; set; }

    /// <summary>Returns floats from 0 to 1 (pixel / 255). By default, images are bytes as in the dataset.</summary>
    [Parameter]
    public SwitchParameter Scale { get; set; }

    /// <summary>Turns gray pixels into 1 (ink) and 0 (background): Rounded from 128, or Random with the probability pixel / 255.</summary>
    [Parameter]
    public BinarizationMode Binarize { get; set; }

    /// <summary>Subtracts the mean and divides by the deviation of the Train split or of the pipeline input. Images are scaled first.</summary>
    [Parameter]
    public SwitchParameter Standardize { get; set; }

    /// <summary>A mean of pixel / 255 to subtract, together with -StandardDeviation. Images are scaled first.</summary>
    [Parameter]
    public double? Mean { get; set; }

    /// <summary>A standard deviation of pixel / 255 to divide by, together with -Mean; greater than 0.</summary>
    [Parameter]
    public double? StandardDeviation { get; set; }

    /// <summary>The shape of the images: n x 784, n x 28 x 28, or with a channel before or after.</summary>
    [Parameter]
    public ImageLayout Layout { get; set; }

    /// <summary>Puts the samples into another random order in each epoch.</summary>
    [Parameter]
    public SwitchParameter Shuffle { get; set; }

    /// <summary>The seed of everything random. It gives the same batches on every machine.</summary>
    [Parameter]
    public long? Seed { get; set; }

    /// <summary>The number of times that each sample is used.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Epochs { get; set; } = 1;

    /// <summary>
    /// What to do with the samples at the end of an epoch that do not fill a batch: Continue with the next epoch, Keep them as a smaller
    /// batch, or Drop them.
    /// </summary>
    [Parameter]
    public Remainder Remainder { get; set; }

    /// <summary>The number of training samples for validation. The default is 5000 with -Part or -Stratified, otherwise none.</summary>
    [Parameter]
    public int ValidationSize { get; set; } = 5000;

    /// <summary>The part of the divided dataset: Train (without validation), Validation or Test.</summary>
    [Parameter]
    public DatasetPart Part { get; set; }

    /// <summary>Selects the validation samples at random by -Seed (default 0), each category with its share, not the first ones.</summary>
    [Parameter]
    public SwitchParameter Stratified { get; set; }

    /// <summary>Selects all samples of writers, drawn at random by -Seed (default 0), until -ValidationSize is reached. No writer is in both parts.</summary>
    [Parameter]
    public SwitchParameter ByWriter { get; set; }

    /// <summary>Shifts each image at random by up to this number of pixels along each axis.</summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double Shift { get; set; }

    /// <summary>Rotates each image at random by up to this number of degrees in both directions.</summary>
    [Parameter]
    [ValidateRange(0.0, 180.0)]
    public double Rotation { get; set; }

    /// <summary>Enlarges or shrinks each image at random. For example, 0.1 means a factor from 0.9 to 1.1.</summary>
    [Parameter]
    [ValidateRange(0.0, 0.9)]
    public double Zoom { get; set; }

    /// <summary>The strength of the random elastic deformation in pixels (Simard et al. 2003 use 34).</summary>
    [Parameter]
    [ValidateRange(0.0, double.MaxValue)]
    public double ElasticAlpha { get; set; }

    /// <summary>The smoothness of the elastic deformation in pixels.</summary>
    [Parameter]
    [ValidateRange(0.1, 100.0)]
    public double ElasticSigma { get; set; } = 4;

    /// <summary>Mirrors half of the images at random, left to right. For clothes, not for digits.</summary>
    [Parameter]
    public SwitchParameter HorizontalFlip { get; set; }

    /// <summary>Prepares the next batches on another thread while the pipeline works on one.</summary>
    [Parameter]
    public SwitchParameter Prefetch { get; set; }
}
