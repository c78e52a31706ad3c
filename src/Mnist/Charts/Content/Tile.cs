namespace Mnist;

/// <summary>One image among others.</summary>
/// <param name="Pixels">Rows x Columns values, row by row, 0 = background; empty for a place that stays empty.</param>
/// <param name="Rows">The height in pixels.</param>
/// <param name="Columns">The width in pixels.</param>
/// <param name="Caption">What stands under it, line by line.</param>
/// <param name="Text">What is said when one points at it.</param>
internal sealed record Tile(byte[] Pixels, int Rows, int Columns, IReadOnlyList<string> Caption, string Text)
{
    /// <summary>Fills up a row that is shorter than the others.</summary>
    public static Tile Empty { get; } = new([], 1, 1, [], "");
}
