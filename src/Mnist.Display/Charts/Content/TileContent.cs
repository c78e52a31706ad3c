namespace Mnist.Display.Charts.Content;

/// <summary>Images side by side, row after row.</summary>
/// <param name="Tiles">The images, all of one size.</param>
/// <param name="TileColumns">The images in a row.</param>
internal sealed record TileContent(IReadOnlyList<Tile> Tiles, int TileColumns) : ChartContent
{
    /// <summary>A name for each row; null if the images have captions instead.</summary>
    public IReadOnlyList<string>? RowNames { get; init; }

    /// <summary>The number of rows of images.</summary>
    public int TileRows => (Tiles.Count + TileColumns - 1) / TileColumns;

    /// <summary>The height of each image in pixels.</summary>
    public int Rows => Tiles.Max(tile => tile.Rows);

    /// <summary>The width of each image in pixels.</summary>
    public int Columns => Tiles.Max(tile => tile.Columns);
}

/// <summary>One image among others.</summary>
/// <param name="Pixels">Rows x Columns values, row by row, 0 = background; empty for an empty place.</param>
/// <param name="Rows">The height in pixels.</param>
/// <param name="Columns">The width in pixels.</param>
/// <param name="Caption">The lines of the caption.</param>
/// <param name="Text">The tooltip.</param>
internal sealed record Tile(byte[] Pixels, int Rows, int Columns, IReadOnlyList<string> Caption, string Text)
{
    /// <summary>An empty place at the end of a short row.</summary>
    public static Tile Empty { get; } = new([], 1, 1, [], "");
}
