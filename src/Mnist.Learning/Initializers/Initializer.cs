using System.Numerics;

namespace Mnist.Learning.Initializers;

/// <summary>The initial values of a parameter.</summary>
internal abstract class Initializer
{
    /// <param name="values">The values to fill.</param>
    /// <param name="fanIn">The number of inputs of one output.</param>
    /// <param name="random">The random generator.</param>
    public abstract void Fill<T>(Span<T> values, int fanIn, SeededRandom random)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
