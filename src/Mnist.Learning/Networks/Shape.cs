using System.Globalization;

namespace Mnist.Learning.Networks;

/// <summary>The shape of one sample. Pixels are stored by row, then column, then channel.</summary>
/// <param name="Rows">The height; 1 for a vector.</param>
/// <param name="Columns">The width; 1 for a vector.</param>
/// <param name="Channels">The channels of a pixel, or the length of a vector.</param>
internal readonly record struct Shape(int Rows, int Columns, int Channels)
{
    /// <summary>The numbers in a sample.</summary>
    public int Length => Rows * Columns * Channels;

    /// <summary>Returns the shape of a vector.</summary>
    public static Shape Vector(int length) => new(1, 1, length);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rows}x{Columns}x{Channels}");
}
