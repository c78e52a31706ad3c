using System.Numerics;
using Mnist.Learning.Layers;
using Mnist.Learning.Optimizers;
using Mnist.Learning.Training;

namespace Mnist.Learning;

/// <summary>A network and how to train it, as in one published tutorial.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <example><code>
/// TrainingResult result = Recipe.CaffeLeNet.Train(MnistDataset.Open());
/// Console.WriteLine(result.TestAccuracy);
/// </code></example>
public abstract partial class Recipe
{
    private protected Recipe()
    {
    }

    /// <summary>The name, for example <c>CaffeLeNet</c>.</summary>
    public abstract string Name { get; }

    /// <summary>A sentence about the network and its source.</summary>
    public abstract string Description { get; }

    /// <summary>The number of samples in a batch.</summary>
    public abstract int BatchSize { get; }

    /// <summary>The initial learning rate.</summary>
    public abstract double LearningRate { get; }

    /// <summary>The number of batches; null if the recipe counts epochs.</summary>
    public virtual long? Iterations => null;

    /// <summary>The number of epochs; null if the recipe counts batches.</summary>
    public virtual int? Epochs => null;

    /// <summary>The number of training samples for validation, taken from the start as in TensorFlow; 0 trains with all.</summary>
    public virtual int ValidationSize => 0;

    /// <summary>The number of training samples if <see cref="TrainingOptions.Full"/> is not set; null for all.</summary>
    public virtual int? TrainCount => null;

    /// <summary>The number of test samples if <see cref="TrainingOptions.Full"/> is not set; null for all.</summary>
    public virtual int? TestCount => null;

    /// <summary>True if each epoch has its own random order.</summary>
    internal virtual bool Shuffles => true;

    internal virtual Augmentation? Augmentation => null;

    internal virtual OptimizerKind Optimizer => OptimizerKind.Sgd;

    internal virtual double Momentum => 0;

    internal virtual bool Nesterov => false;

    internal virtual Penalties Penalties { get; } = new();

    internal virtual RatePolicy RatePolicy => RatePolicy.Fixed;

    /// <summary>Returns how to turn bytes into the input of the network.</summary>
    internal virtual PixelPreparation Prepare(SampleSet train) => PixelPreparation.Scaled(1.0 / 255);

    /// <summary>Creates the layers.</summary>
    internal abstract IReadOnlyList<Layer<T>> CreateLayers<T>(int categories)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
