using System.Numerics;
using Mnist.Learning.Kernels;

namespace Mnist.Learning.Layers;

/// <summary>The numbers between two layers, or their derivatives.</summary>
/// <remarks>
/// Usually they are those of the whole batch, one sample after another. Where both layers process the same few samples in a row and
/// nothing reads the numbers later, each thread has room for these samples only, which stays in its cache.
/// </remarks>
/// <param name="length">The numbers of a sample.</param>
/// <param name="samples">The number of samples to have room for.</param>
/// <param name="isPassing">True if the room is for the samples that each thread is at, false if it is for the batch.</param>
internal sealed unsafe class Activations<T>(int length, int samples, bool isPassing = false)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Block<T> _numbers = new(checked(samples * length), isCleared: false);

    /// <summary>All numbers.</summary>
    public Span<T> Span => _numbers.Span;

    /// <summary>The first number of the batch.</summary>
    public T* Pointer => _numbers.Pointer;

    /// <summary>Returns the first number of the samples that a thread is at.</summary>
    /// <param name="first">The position of the first of these samples in the batch.</param>
    /// <param name="worker">The thread.</param>
    public T* At(int first, int worker) => _numbers.Pointer + ((isPassing ? (nint)worker * SampleLayer<T>.Group : first) * length);
}
