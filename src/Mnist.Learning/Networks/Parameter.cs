using System.Numerics;
using Mnist.Learning.Initializers;
using Mnist.Learning.Kernels;

namespace Mnist.Learning.Networks;

/// <summary>The learned numbers of a layer: a part of the network's block of parameters.</summary>
internal sealed unsafe class Parameter<T>(string name, int[] shape, Initializer initializer, int fanIn)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private Block<T>? _values;
    private Block<T>? _gradients;
    private int _offset;

    /// <summary>The name, for example <c>conv1.weight</c>. The network sets it.</summary>
    public string Name { get; set; } = name;

    /// <summary>Dense: inputs, outputs. Convolution: rows, columns, input channels, output channels. Bias: outputs.</summary>
    public int[] Shape => shape;

    public int Length { get; } = shape.Aggregate(1, (product, size) => checked(product * size));

    /// <summary>The number of inputs of one output, which initializers use.</summary>
    public int FanIn => fanIn;

    public Initializer Initializer => initializer;

    /// <summary>The factor for the learning rate. Caffe learns biases twice as fast as weights.</summary>
    public double RateMultiplier { get; init; } = 1;

    /// <summary>The factor for weight decay and for the L1 and L2 penalties.</summary>
    public double DecayMultiplier { get; init; } = 1;

    /// <summary>False for measured numbers that are not learned, such as the running averages of batch normalization.</summary>
    public bool IsLearned { get; init; } = true;

    /// <summary>The position in the network's block.</summary>
    public int Offset => _offset;

    public T* Values => _values!.Pointer + _offset;

    /// <summary>The derivative of the mean loss of the batch.</summary>
    public T* Gradients => _gradients!.Pointer + _offset;

    public Span<T> ValueSpan => _values!.Span.Slice(_offset, Length);

    public Span<T> GradientSpan => _gradients!.Span.Slice(_offset, Length);

    public void Place(Block<T> values, Block<T> gradients, int offset)
    {
        _values = values;
        _gradients = gradients;
        _offset = offset;
    }
}
