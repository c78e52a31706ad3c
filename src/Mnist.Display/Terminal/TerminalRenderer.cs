namespace Mnist.Display;

/// <summary>Draws samples as text for a terminal: several side by side, each with a caption.</summary>
public static class TerminalRenderer
{
    /// <summary>Draws samples. A sample of another size starts a new row.</summary>
    /// <param name="tiles">The samples and their captions.</param>
    /// <param name="options">Protocol, width and scale.</param>
    /// <returns>A text for each row, without the last line end.</returns>
    /// <exception cref="ArgumentException">
    /// The protocol is Auto, the scale is not from 1 to <see cref="TerminalOptions.MaximumScale"/>, the width is less than 1, or a sample is
    /// too large for any screen.
    /// </exception>
    public static IEnumerable<string> Render(IEnumerable<TerminalTile> tiles, TerminalOptions options)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        ArgumentNullException.ThrowIfNull(options);
        return Render(tiles, new TileRows(options));
    }

    private static IEnumerable<string> Render(IEnumerable<TerminalTile> tiles, TileRows rows)
    {
        foreach (TerminalTile tile in tiles)
        {
            if (rows.Add(tile) is { } row)
            {
                yield return row;
            }
        }

        if (rows.Finish() is { } last)
        {
            yield return last;
        }
    }
}
