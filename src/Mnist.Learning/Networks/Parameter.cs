using System.Numerics;
using Mnist.Learning.Initializers;
using Mnist.Learning.Kernels;

namespace Mnist.Learning.Networks;

/// <summary>Numbers that a layer learns: a part of the network's one block of parameters.</summary>
internal sealed unsafe class Parameter<T>(string name, int[] shape, Initializer initializer, int fanIn)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private Block<T>? _values;
    private Block<T>? _gradients;
    private int _offset;

    /// <summary>For example <c>conv1.weight</c>; set by the network.</summary>
    public string Name { get; set; } = name;

    /// <summary>Dense: inputs, outputs. Convolution: rows, columns, input channels, output channels. Bias: outputs.</summary>
    public int[] Shape => shape;

    public int Length { get; } = shape.Aggregate(1, (product, size) => checked(product * size));

    /// <summary>Numbers that one output depends on, which initializers scale by.</summary>
    public int FanIn => fanIn;

    public Initializer Initializer => initializer;

    /// <summary>Factor on the learning rate; Caffe learns biases twice as fast as weights.</summary>
    public double RateMultiplier { get; init; } = 1;

    /// <summary>Factor on weight decay and on the L1 and L2 penalties.</summary>
    public double DecayMultiplier { get; init; } = 1;

    /// <summary>False for what is measured and not learned, such as the running statistics of batch normalization.</summary>
    public bool IsLearned { get; init; } = true;

    /// <summary>The place in the network's block.</summary>
    public int Offset => _offset;

    public T* Values => _values!.Pointer + _offset;

    /// <summary>The derivative of the batch's mean loss.</summary>
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
