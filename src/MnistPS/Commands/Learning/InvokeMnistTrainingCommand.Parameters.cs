using System.Management.Automation;
using Mnist;
using Mnist.Learning;
using MnistPS.Binding;
using MnistPS.Completion;

namespace MnistPS.Commands;

public sealed partial class InvokeMnistTrainingCommand
{
    private const string InputSet = "InputObject";

    /// <summary>Network and hyper-parameters of a published tutorial, or Best, our own.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(RecipeCompleter))]
    [ValidateNotNullOrEmpty]
    public string Recipe { get; set; } = "";

    /// <summary>Samples or a dataset to learn from; those of the split Test are what the model is tested on.</summary>
    [Parameter(ParameterSetName = InputSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    [SampleSourceTransformation]
    public ISampleSource? InputObject { get; set; }

    /// <summary>How often each sample comes, instead of the recipe's length: 0 or more.</summary>
    [Parameter]
    public int? Epochs { get; set; }

    /// <summary>The number of batches, instead of the recipe's length: 0 or more.</summary>
    [Parameter]
    public long? Iterations { get; set; }

    /// <summary>Samples in a batch: 1 to 65536.</summary>
    [Parameter]
    public int? BatchSize { get; set; }

    /// <summary>The learning rate to start from: above 0.</summary>
    [Parameter]
    public double? LearningRate { get; set; }

    /// <summary>How the parameters move: Sgd, Adam or Lbfgs.</summary>
    [Parameter]
    public OptimizerKind? Optimizer { get; set; }

    /// <summary>The momentum of Sgd: 0 up to, not including, 1.</summary>
    [Parameter]
    public double? Momentum { get; set; }

    /// <summary>Makes each step draw weights towards zero by this share of the learning rate: 0 or more.</summary>
    [Parameter]
    public double? WeightDecay { get; set; }

    /// <summary>What the magnitude of weights costs (Torch's coefL1): 0 or more.</summary>
    [Parameter]
    public double L1 { get; set; }

    /// <summary>What half the square of weights costs (Torch's coefL2): 0 or more.</summary>
    [Parameter]
    public double L2 { get; set; }

    /// <summary>What first weights, order, dropout and augmentation depend on: the same seed gives the same weights, whatever the threads.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <summary>Threads; 0 for one a processor.</summary>
    [Parameter]
    public int Threads { get; set; }

    /// <summary>A record every so many batches; 0 for one an epoch.</summary>
    [Parameter]
    public int Interval { get; set; }

    /// <summary>Training samples to set aside, the first ones, for records to measure the model on.</summary>
    [Parameter]
    public int? ValidationSize { get; set; }

    /// <summary>Takes all samples where the recipe takes a part of them (Torch's --full).</summary>
    [Parameter]
    public SwitchParameter Full { get; set; }

    /// <summary>
    /// A file for the state of the training: written at each record and at the end, also when that is Ctrl+C. Where it is there already,
    /// the training goes on from it and ends with the same weights as an unbroken one.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Checkpoint { get; set; }

    /// <summary>Both splits are needed, so there is none to choose.</summary>
    public new Split? Split { get; }
}
