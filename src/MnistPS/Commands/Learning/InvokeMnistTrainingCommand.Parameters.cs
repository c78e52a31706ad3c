using System.Management.Automation;
using Mnist;
using Mnist.Learning;
using MnistPS.Binding;
using MnistPS.Completion;

namespace MnistPS.Commands;

public sealed partial class InvokeMnistTrainingCommand
{
    private const string InputSet = "InputObject";

    /// <summary>The recipe: network and hyperparameters of a published tutorial, or Best, the one of this project.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(RecipeCompleter))]
    [ValidateNotNullOrEmpty]
    public string Recipe { get; set; } = "";

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
    public double L1 { get; set; }

    /// <summary>The penalty for half the square of weights (Torch's coefL2); 0 or more.</summary>
    [Parameter]
    public double L2 { get; set; }

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
