using System.Numerics;
using Mnist.Learning.Layers;
using Mnist.Learning.Optimizers;
using Mnist.Learning.Training;

namespace Mnist.Learning;

/// <summary>A network and the way it is trained, as one published tutorial has it.</summary>
/// <remarks>Immutable and safe to use from many threads.</remarks>
/// <example><code>
/// TrainingResult result = Recipe.CaffeLeNet.Train(MnistDataset.Open());
/// Console.WriteLine(result.TestAccuracy);
/// </code></example>
public abstract partial class Recipe
{
    private protected Recipe()
    {
    }

    /// <summary>For example <c>CaffeLeNet</c>.</summary>
    public abstract string Name { get; }

    /// <summary>One sentence on the network and where it is from.</summary>
    public abstract string Description { get; }

    /// <summary>Samples in a batch.</summary>
    public abstract int BatchSize { get; }

    /// <summary>The learning rate that training starts from.</summary>
    public abstract double LearningRate { get; }

    /// <summary>The number of batches; null where the recipe counts epochs.</summary>
    public virtual long? Iterations => null;

    /// <summary>How often each sample comes; null where the recipe counts batches.</summary>
    public virtual int? Epochs => null;

    /// <summary>Training samples that are set aside: the first ones, as TensorFlow does; 0 trains with all.</summary>
    public virtual int ValidationSize => 0;

    /// <summary>Training samples used when <see cref="TrainingOptions.Full"/> is not set; null for all.</summary>
    public virtual int? TrainCount => null;

    /// <summary>Test samples used when <see cref="TrainingOptions.Full"/> is not set; null for all.</summary>
    public virtual int? TestCount => null;

    /// <summary>Whether each epoch has its own random order.</summary>
    internal virtual bool Shuffles => true;

    internal virtual Augmentation? Augmentation => null;

    internal virtual OptimizerKind Optimizer => OptimizerKind.Sgd;

    internal virtual double Momentum => 0;

    internal virtual bool Nesterov => false;

    internal virtual Penalties Penalties { get; } = new();

    internal virtual RatePolicy RatePolicy => RatePolicy.Fixed;

    /// <summary>How bytes become the numbers that the network sees.</summary>
    internal virtual PixelPreparation Prepare(SampleSet train) => PixelPreparation.Scaled(1.0 / 255);

    /// <summary>New layers.</summary>
    internal abstract IReadOnlyList<Layer<T>> CreateLayers<T>(int categories)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
