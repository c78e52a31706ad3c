namespace Mnist.Formats;

/// <summary>The type of the elements of an IDX file: the third byte of its magic number.</summary>
/// <remarks>
/// As on the original MNIST page. 0x0A is not defined. In elements of several bytes, the most significant byte is first.
/// </remarks>
public enum IdxElementType : byte
{
    /// <summary>8-bit unsigned (<see cref="byte"/>): MNIST's images and labels.</summary>
    UnsignedByte = 0x08,

    /// <summary>8-bit signed (<see cref="sbyte"/>).</summary>
    SignedByte = 0x09,

    /// <summary>16-bit signed (<see cref="short"/>).</summary>
    Short = 0x0B,

    /// <summary>32-bit signed (<see cref="int"/>): QMNIST's labels.</summary>
    Int = 0x0C,

    /// <summary>32-bit IEEE 754 (<see cref="float"/>).</summary>
    Float = 0x0D,

    /// <summary>64-bit IEEE 754 (<see cref="double"/>).</summary>
    Double = 0x0E,
}
