using Mnist.Learning.Layers;
using Mnist.Learning.Optimizers;
using Mnist.Learning.Training;

namespace Mnist.Learning.Recipes;

/// <summary>lenet_train_test.prototxt and lenet_solver.prototxt: 10,000 batches of 64 in the order of the file.</summary>
internal sealed class CaffeLeNet : Recipe
{
    public override string Name => nameof(CaffeLeNet);

    public override string Description => "LeNet, 10,000 iterations of 64, momentum (Caffe's examples/mnist; 98.97 to 99.14 %).";

    public override int BatchSize => 64;

    public override double LearningRate => 0.01;

    public override long? Iterations => 10_000;

    /// <summary>Caffe reads its database in the order of the keys, again and again.</summary>
    internal override bool Shuffles => false;

    internal override double Momentum => 0.9;

    internal override Penalties Penalties { get; } = new(WeightDecay: 0.0005);

    internal override RatePolicy RatePolicy { get; } = new RatePolicy.Inverse(0.0001, 0.75);

    internal override PixelPreparation Prepare(SampleSet train) => PixelPreparation.Scaled(0.00390625);

    internal override IReadOnlyList<Layer<T>> CreateLayers<T>(int categories) =>
    [
        new Convolution<T>(20, 5) { BiasRate = 2 },
        new MaxPooling<T>(2, 2),
        new Convolution<T>(50, 5) { BiasRate = 2 },
        new MaxPooling<T>(2, 2),
        new Flatten<T>(),
        new Dense<T>(500) { BiasRate = 2 },
        new Relu<T>(),
        new Dense<T>(categories) { BiasRate = 2 },
    ];
}
