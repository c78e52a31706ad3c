namespace Mnist;

/// <summary>Images side by side, row after row.</summary>
/// <param name="Tiles">The images, all of one size.</param>
/// <param name="TileColumns">Images in a row.</param>
internal sealed record TileContent(IReadOnlyList<Tile> Tiles, int TileColumns) : ChartContent
{
    /// <summary>A name before each row; null where the images have captions instead.</summary>
    public IReadOnlyList<string>? RowNames { get; init; }

    /// <summary>Rows of images.</summary>
    public int TileRows => (Tiles.Count + TileColumns - 1) / TileColumns;

    /// <summary>The height of each image in pixels.</summary>
    public int Rows => Tiles.Max(tile => tile.Rows);

    /// <summary>The width of each image in pixels.</summary>
    public int Columns => Tiles.Max(tile => tile.Columns);
}
