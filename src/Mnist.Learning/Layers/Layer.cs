using System.Numerics;
using Mnist.Learning.Kernels;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Layers;

/// <summary>A step of a network: numbers in, numbers out, and back again with the derivatives.</summary>
internal abstract unsafe class Layer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Unique in its network, for example <c>conv1</c>: kind and number; set by the network.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the network names it by, for example <c>conv</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The size of one sample that comes in.</summary>
    public Shape Input { get; private set; }

    /// <summary>The size of one sample that goes out.</summary>
    public Shape Output { get; private set; }

    /// <summary>What it learns.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; protected set; } = [];

    /// <summary>Whether it may write over what came in: it looks at its output alone when it goes back.</summary>
    public virtual bool WorksInPlace => false;

    /// <summary>Whether it only looks at the same numbers in another way.</summary>
    public virtual bool IsView => false;

    /// <summary>Whether it looks at its own output when it goes back, so that the next layer must leave that alone.</summary>
    public virtual bool NeedsOutput => false;

    /// <summary>Samples one after another; a Block each, so that all samples of a batch are there when it goes back.</summary>
    protected Block<T> X { get; private set; } = null!;

    protected Block<T> Y { get; private set; } = null!;

    /// <summary>Derivatives by what came in; null where nobody asks, in the first layer.</summary>
    protected Block<T>? DX { get; private set; }

    protected Block<T> DY { get; private set; } = null!;

    /// <summary>Where this pass stands, for layers that treat training otherwise.</summary>
    protected Pass Pass { get; private set; } = null!;

    /// <summary>Takes the size of what comes in; makes the parameters.</summary>
    public void Connect(Shape input)
    {
        Input = input;
        Output = Build(input);
    }

    /// <summary>Takes the memory it works on.</summary>
    public void Attach(Block<T> x, Block<T> y, Block<T>? dx, Block<T>? dy, Pass pass, int batch, int workers)
    {
        X = x;
        Y = y;
        DX = dx;
        DY = dy!;
        Pass = pass;
        Allocate(batch, workers, isTrained: dy is not null);
    }

    /// <summary>Makes parameters and gives the size of what goes out.</summary>
    /// <exception cref="ArgumentException">The layer cannot take samples of this size.</exception>
    protected abstract Shape Build(Shape input);

    /// <summary>Makes memory of its own.</summary>
    protected virtual void Allocate(int batch, int workers, bool isTrained)
    {
    }
}
