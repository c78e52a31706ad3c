namespace Mnist.Display;

/// <summary>How pictures are drawn in a terminal.</summary>
public enum TerminalProtocol
{
    /// <summary>The best that the terminal is known to show; <see cref="Ascii"/> when output is redirected or NO_COLOR is set.</summary>
    Auto,

    /// <summary>Sixel graphics: https://vt100.net/docs/vt3xx-gp/chapter14.html.</summary>
    Sixel,

    /// <summary>The graphics protocol of kitty: https://sw.kovidgoyal.net/kitty/graphics-protocol/.</summary>
    Kitty,

    /// <summary>Two pixels to a character, as an upper half block in 24-bit colors.</summary>
    Blocks,

    /// <summary>Two pixels to a character, as an upper half block in the 24 grays of the 256-color palette.</summary>
    Blocks256,

    /// <summary>Plain characters, two pixels to a character.</summary>
    Ascii,
}
