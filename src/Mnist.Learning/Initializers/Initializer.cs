using System.Numerics;

namespace Mnist.Learning.Initializers;

/// <summary>The numbers that a parameter starts with.</summary>
internal abstract class Initializer
{
    /// <param name="values">What to fill.</param>
    /// <param name="fanIn">Numbers that one output depends on.</param>
    /// <param name="random">The only source of chance.</param>
    public abstract void Fill<T>(Span<T> values, int fanIn, SeededRandom random)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
