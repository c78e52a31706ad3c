namespace Mnist.Display;

/// <summary>How to draw pictures in a terminal.</summary>
public enum TerminalProtocol
{
    /// <summary>The best protocol that the terminal supports; <see cref="Ascii"/> if output is redirected or NO_COLOR is set and not empty.</summary>
    Auto,

    /// <summary>Sixel graphics: https://vt100.net/docs/vt3xx-gp/chapter14.html.</summary>
    Sixel,

    /// <summary>The graphics protocol of kitty: https://sw.kovidgoyal.net/kitty/graphics-protocol/.</summary>
    Kitty,

    /// <summary>Two pixels per character, as an upper half block in 24-bit colors.</summary>
    Blocks,

    /// <summary>Two pixels per character, as an upper half block in the 24 grays of the 256-color palette.</summary>
    Blocks256,

    /// <summary>Plain characters, two pixels per character.</summary>
    Ascii,
}
