using System.Numerics;

namespace Mnist.Learning.Initializers;

/// <summary>The initial values of a parameter.</summary>
internal abstract class Initializer
{
    /// <summary>Returns the initializers of weights and biases.</summary>
    /// <param name="initialization">The kind.</param>
    /// <param name="isBeforeRelu">True if a rectifier follows.</param>
    public static (Initializer Weights, Initializer Biases) Of(Initialization initialization, bool isBeforeRelu) => initialization switch
    {
        Initialization.He when isBeforeRelu => (Normal.He, Constant.Zero),
        Initialization.He or Initialization.Xavier => (UniformFanIn.Xavier, Constant.Zero),
        Initialization.Torch => (UniformFanIn.Torch, UniformFanIn.Torch),
        Initialization.TruncatedNormal => (Normal.Tutorial, Constant.Tenth),
        _ => (Constant.Zero, Constant.Zero),
    };

    /// <param name="values">The values to fill.</param>
    /// <param name="fanIn">The number of inputs of one output.</param>
    /// <param name="random">The random generator.</param>
    public abstract void Fill<T>(Span<T> values, int fanIn, SeededRandom random)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
