using Mnist.Learning.Layers;

namespace Mnist.Learning.Recipes;

/// <summary>The convnet of train-on-mnist.lua: 32x32 to 28 to 10 to 6 to 3.</summary>
internal sealed class TorchConvNet : TorchRecipe
{
    public override string Name => nameof(TorchConvNet);

    public override string Description => "Two convolutions with tanh, batches of 10 (Torch's train-on-mnist.lua, its default model).";

    public override int? Epochs => 10;

    internal override IReadOnlyList<Layer<T>> CreateLayers<T>(int categories) =>
    [
        Convolution<T>(32, 5),
        new Tanh<T>(),
        new MaxPooling<T>(3, 3, padding: 1),
        Convolution<T>(64, 5),
        new Tanh<T>(),
        new MaxPooling<T>(2, 2),
        new Flatten<T>(),
        Dense<T>(200),
        new Tanh<T>(),
        Dense<T>(categories),
    ];
}
