using System.Numerics;
using Mnist.Learning.Initializers;
using Mnist.Learning.Layers;
using Mnist.Learning.Optimizers;

namespace Mnist.Learning.Recipes;

/// <summary>The recipe of this project: convolutions with batch normalization on augmented images, one cycle of the learning rate.</summary>
/// <remarks>
/// All choices were made with a ValidationSize of 5000 (docs/architecture.md has the comparisons). The recipe itself trains with all
/// images.
/// </remarks>
internal sealed class Best : Recipe
{
    public override string Name => nameof(Best);

    public override string Description => "Convolutions with batch normalization on images that are shifted, turned and bent (our own; 99.7 % of the test images).";

    public override int BatchSize => 64;

    public override double LearningRate => 0.05;

    public override int? Epochs => 24;

    internal override Augmentation? Augmentation { get; } = Mnist.Augmentation.Gentle with { ElasticAlpha = 8 };

    internal override double Momentum => 0.9;

    internal override bool Nesterov => true;

    internal override Penalties Penalties { get; } = new(WeightDecay: 0.0005);

    internal override RatePolicy RatePolicy { get; } = new RatePolicy.OneCycle(0.2);

    internal override IReadOnlyList<Layer<T>> CreateLayers<T>(int categories) =>
    [
        .. Convolve<T>(32, 5, same: false),
        new MaxPooling<T>(2, 2),
        .. Convolve<T>(64, 3, same: true),
        .. Convolve<T>(64, 3, same: true),
        new MaxPooling<T>(2, 2),
        .. Convolve<T>(128, 3, same: true),
        .. Convolve<T>(128, 3, same: false),
        new MaxPooling<T>(2, 2),
        new Flatten<T>(),
        new Dropout<T>(0.6),
        new Dense<T>(categories),
    ];

    private static IEnumerable<Layer<T>> Convolve<T>(int channels, int size, bool same)
        where T : unmanaged, IFloatingPointIeee754<T> =>
    [
        new Convolution<T>(channels, size, same) { WeightInitializer = Normal.He },
        new BatchNormalization<T>(),
        new Relu<T>(),
    ];
}
