namespace Mnist.Display;

/// <summary>How to draw samples in a terminal.</summary>
public sealed record TerminalOptions
{
    /// <summary>The largest <see cref="Scale"/>: 16.</summary>
    public const int MaximumScale = 16;

    /// <summary>The way of drawing; not <see cref="TerminalProtocol.Auto"/>, which <see cref="TerminalDetection"/> resolves.</summary>
    public TerminalProtocol Protocol { get; init; } = TerminalProtocol.Ascii;

    /// <summary>The width of the terminal in characters; at least one sample is drawn in a row.</summary>
    public int Width { get; init; } = 80;

    /// <summary>
    /// How many times as large, at most <see cref="MaximumScale"/>: 1 draws a sample of 28x28 in 28 x 14 characters, or as graphics of
    /// 112 x 112 pixels.
    /// </summary>
    public int Scale { get; init; } = 1;

    /// <summary>Draws black on white instead of white on black.</summary>
    public bool Invert { get; init; }
}
