using Mnist.Learning.Initializers;
using Mnist.Learning.Layers;

namespace Mnist.Learning.Recipes;

/// <summary>mnist_softmax.py: y = softmax(xW + b), initialized with zeros, rate 0.5, 1000 batches of 100.</summary>
internal sealed class TensorFlowBeginners : Recipe
{
    public override string Name => nameof(TensorFlowBeginners);

    public override string Description => "Softmax regression, 1000 steps of 100 (TensorFlow, MNIST For ML Beginners; about 92 %).";

    public override int BatchSize => 100;

    public override double LearningRate => 0.5;

    public override long? Iterations => 1000;

    public override int ValidationSize => 5000;

    internal override IReadOnlyList<Layer<T>> CreateLayers<T>(int categories) =>
        [new Flatten<T>(), new Dense<T>(categories) { WeightInitializer = Constant.Zero }];
}
