using System.Numerics;
using Mnist.Learning.Initializers;
using Mnist.Learning.Layers;
using Mnist.Learning.Optimizers;
using Mnist.Learning.Training;

namespace Mnist.Learning.Recipes;

/// <summary>The common parts of the three models of train-on-mnist.lua: 32x32 images, batches of 10 in the order of the file.</summary>
/// <remarks>
/// Two defects of the original are corrected: test images are normalized with the mean and deviation of the training images (not of the
/// test images), and batches have no uninitialized rows. The original never ends; the number of epochs is our choice.
/// </remarks>
internal abstract class TorchRecipe : Recipe
{
    public override int BatchSize => 10;

    public override double LearningRate => 0.05;

    public override int? TrainCount => 2000;

    public override int? TestCount => 1000;

    internal override bool Shuffles => false;

    internal override RatePolicy RatePolicy { get; } = new RatePolicy.TorchDecay(5e-7);

    internal override PixelPreparation Prepare(SampleSet train) => PixelPreparation.Standardized(train, border: 2);

    private protected static Dense<T> Dense<T>(int outputs)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new(outputs) { WeightInitializer = UniformFanIn.Torch, BiasInitializer = UniformFanIn.Torch };

    private protected static Convolution<T> Convolution<T>(int channels, int size)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new(channels, size) { WeightInitializer = UniformFanIn.Torch, BiasInitializer = UniformFanIn.Torch };
}
