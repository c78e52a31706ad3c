using System.Management.Automation;
using Mnist;
using Mnist.Learning;
using MnistPS.Binding;
using MnistPS.Completion;

namespace MnistPS.Commands;

public sealed partial class InvokeMnistTrainingCommand
{
    private const string InputSet = "InputObject";

    /// <summary>A recipe of Get-MnistRecipe, or its name. Without one, -Network is trained with Adam for 3 epochs.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(RecipeCompleter))]
    [ValidateNotNullOrEmpty]
    public object? Recipe { get; set; }

    /// <summary>The layers in order, for example 'conv 16 3 | relu | pool 2 | flatten | dense', in place of the recipe's network.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Network { get; set; }

    /// <summary>The initial weights: He, Xavier, Torch, TruncatedNormal or Zero.</summary>
    [Parameter]
    public Initialization? Initialization { get; set; }

    /// <summary>Samples, or a dataset or its name, to train on. Samples of the split Test test the model.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SampleSourceTransformation]
    public ISampleSource? InputObject { get; set; }

    /// <summary>The number of epochs, in place of the recipe's length; 0 or more.</summary>
    [Parameter]
    public int? Epochs { get; set; }

    /// <summary>The number of batches, in place of the recipe's length; 0 or more.</summary>
    [Parameter]
    public long? Iterations { get; set; }

    /// <summary>The number of samples in a batch, 1 to 65536.</summary>
    [Parameter]
    public int? BatchSize { get; set; }

    /// <summary>The initial learning rate, above 0.</summary>
    [Parameter]
    public double? LearningRate { get; set; }

    /// <summary>How the learning rate changes, for example 'onecycle 0.2', 'step 0.1 5000' or 'fixed'.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RatePolicyCompleter))]
    [ValidateNotNullOrEmpty]
    public string? RatePolicy { get; set; }

    /// <summary>The optimizer: Sgd, Adam or Lbfgs.</summary>
    [Parameter]
    public OptimizerKind? Optimizer { get; set; }

    /// <summary>The momentum of Sgd, from 0 to less than 1.</summary>
    [Parameter]
    public double? Momentum { get; set; }

    /// <summary>The weight decay: each step reduces weights by this share of the learning rate; 0 or more.</summary>
    [Parameter]
    public double? WeightDecay { get; set; }

    /// <summary>The penalty for the absolute value of weights (Torch's coefL1); 0 or more.</summary>
    [Parameter]
    public double? L1 { get; set; }

    /// <summary>The penalty for half the square of weights (Torch's coefL2); 0 or more.</summary>
    [Parameter]
    public double? L2 { get; set; }

    /// <summary>The part of each label that is spread evenly over all categories, from 0 (none) to less than 1.</summary>
    [Parameter]
    public double? LabelSmoothing { get; set; }

    /// <summary>The decay of an average of all weights over the batches, from 0 (none) to less than 1. The model has the average.</summary>
    [Parameter]
    public double? Averaging { get; set; }

    /// <summary>The largest random shift of training images along each axis in pixels, 0 or more.</summary>
    [Parameter]
    public double? Shift { get; set; }

    /// <summary>The largest random rotation of training images in degrees, 0 to 180.</summary>
    [Parameter]
    public double? Rotation { get; set; }

    /// <summary>The largest random change of size of training images, 0 to 0.9.</summary>
    [Parameter]
    public double? Zoom { get; set; }

    /// <summary>The strength of a random elastic deformation of training images in pixels, 0 or more.</summary>
    [Parameter]
    public double? ElasticAlpha { get; set; }

    /// <summary>Mirrors half of the training images at random, left to right. For clothes, not for digits.</summary>
    [Parameter]
    public SwitchParameter HorizontalFlip { get; set; }

    /// <summary>The seed of initial weights, order, dropout and augmentation. It gives the same weights for any number of threads.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <summary>The number of threads; 0 for one per processor.</summary>
    [Parameter]
    public int Threads { get; set; }

    /// <summary>The number of batches between records; 0 for one record per epoch.</summary>
    [Parameter]
    public int Interval { get; set; }

    /// <summary>The number of training samples for validation, taken from the start. The records measure the model on them.</summary>
    [Parameter]
    public int? ValidationSize { get; set; }

    /// <summary>Uses all samples if the recipe uses only a part of them (Torch's --full).</summary>
    [Parameter]
    public SwitchParameter Full { get; set; }

    /// <summary>
    /// A file for the state of the training run, written at each record and at the end, also after Ctrl+C. If it exists, the run continues
    /// from it and ends with the same weights as an uninterrupted one.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Checkpoint { get; set; }

    /// <summary>Training needs both splits, so there is no choice.</summary>
    public new Split[]? Split { get; }
}
