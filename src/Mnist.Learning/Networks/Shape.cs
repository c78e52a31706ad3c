using System.Globalization;

namespace Mnist.Learning.Networks;

/// <summary>The size of one sample: pixels lie in memory by row, then column, then channel.</summary>
/// <param name="Rows">The height; 1 for a plain vector.</param>
/// <param name="Columns">The width; 1 for a plain vector.</param>
/// <param name="Channels">Channels of a pixel, or the length of a plain vector.</param>
internal readonly record struct Shape(int Rows, int Columns, int Channels)
{
    /// <summary>Numbers in a sample.</summary>
    public int Length => Rows * Columns * Channels;

    /// <summary>A plain vector.</summary>
    public static Shape Vector(int length) => new(1, 1, length);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rows}x{Columns}x{Channels}");
}
