using System.Numerics;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Layers;

/// <summary>A layer of a network, with its forward and backward pass.</summary>
internal abstract unsafe class Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The unique name in the network, for example <c>conv1</c>: kind and number. The network sets it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The name of the kind of layer, for example <c>conv</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The shape of one input sample.</summary>
    public Shape Input { get; private set; }

    /// <summary>The shape of one output sample.</summary>
    public Shape Output { get; private set; }

    /// <summary>The learned numbers.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; protected set; } = [];

    /// <summary>True if the layer may overwrite its input, because its backward pass only reads its output.</summary>
    public virtual bool WorksInPlace => false;

    /// <summary>True if the output is the input with another shape.</summary>
    public virtual bool IsView => false;

    /// <summary>True if the backward pass reads the output, so that the next layer must not overwrite it.</summary>
    public virtual bool NeedsOutput => false;

    /// <summary>The input samples. In training, each layer has those of the whole batch, so that all are there for the backward pass.</summary>
    protected Activations<T> X { get; private set; } = null!;

    protected Activations<T> Y { get; private set; } = null!;

    /// <summary>The derivatives of the input; null for the first layer.</summary>
    protected Activations<T>? DX { get; private set; }

    protected Activations<T> DY { get; private set; } = null!;

    /// <summary>The current pass, for layers that behave differently in training.</summary>
    protected Pass Pass { get; private set; } = null!;

    /// <summary>Sets the shape of the input and creates the parameters.</summary>
    public void Connect(Shape input)
    {
        Input = input;
        Output = Build(input);
    }

    /// <summary>Sets the memory of the layer.</summary>
    public void Attach(Activations<T> x, Activations<T> y, Activations<T>? dx, Activations<T>? dy, Pass pass, int batch, int workers)
    {
        X = x;
        Y = y;
        DX = dx;
        DY = dy!;
        Pass = pass;
        Allocate(batch, workers, isTrained: dy is not null);
    }

    /// <summary>Creates the parameters and returns the shape of the output.</summary>
    /// <exception cref="ArgumentException">The layer cannot process samples of this shape.</exception>
    protected abstract Shape Build(Shape input);

    /// <summary>Allocates additional memory of the layer.</summary>
    protected virtual void Allocate(int batch, int workers, bool isTrained)
    {
    }
}
