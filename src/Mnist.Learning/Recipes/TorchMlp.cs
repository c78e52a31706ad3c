using Mnist.Learning.Layers;

namespace Mnist.Learning.Recipes;

/// <summary>The mlp of train-on-mnist.lua: 1024 to 2048 to 10.</summary>
internal sealed class TorchMlp : TorchRecipe
{
    public override string Name => nameof(TorchMlp);

    public override string Description => "2048 hidden units with tanh, batches of 10 (Torch's train-on-mnist.lua -m mlp).";

    public override int? Epochs => 10;

    internal override IReadOnlyList<Layer<T>> CreateLayers<T>(int categories) =>
        [new Flatten<T>(), Dense<T>(2048), new Tanh<T>(), Dense<T>(categories)];
}
