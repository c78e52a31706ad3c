using Mnist.Learning.Layers;

namespace Mnist.Learning.Recipes;

/// <summary>The linear model of train-on-mnist.lua: 1024 to 10.</summary>
internal sealed class TorchLinear : TorchRecipe
{
    public override string Name => nameof(TorchLinear);

    public override string Description => "Softmax regression, batches of 10 (Torch's train-on-mnist.lua -m linear).";

    public override int? Epochs => 10;

    internal override IReadOnlyList<Layer<T>> CreateLayers<T>(int categories) => [new Flatten<T>(), Dense<T>(categories)];
}
