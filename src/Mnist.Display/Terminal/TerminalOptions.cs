namespace Mnist.Display;

/// <summary>How to draw samples in a terminal.</summary>
public sealed record TerminalOptions
{
    /// <summary>The largest <see cref="Scale"/>: 16.</summary>
    public const int MaximumScale = 16;

    /// <summary>The protocol; not <see cref="TerminalProtocol.Auto"/>. Use <see cref="TerminalDetection"/> to get one.</summary>
    public TerminalProtocol Protocol { get; init; } = TerminalProtocol.Ascii;

    /// <summary>The width of the terminal in characters. Each row has at least one sample.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Draws a picture that is wider than <see cref="Width"/> smaller: at a lower scale, then with fewer pixels.</summary>
    public bool ShrinkToFit { get; init; } = true;

    /// <summary>The size, from 1 to <see cref="MaximumScale"/>. With 1, a sample of 28x28 takes 28 x 14 characters, or 112 x 112 pixels as graphics.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Draws black on white instead of white on black.</summary>
    public bool Invert { get; init; }
}
