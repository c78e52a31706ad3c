using System.Management.Automation.Host;
using MnistPS.Shell.Terminal;

namespace MnistPS.Shell.Hosting;

/// <summary>The screen as the engine asks for it. Its contents are the terminal's own business and cannot be read back.</summary>
internal sealed class ShellRawUserInterface(KeyReader keys) : PSHostRawUserInterface
{
    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Size BufferSize
    {
        get => new(ShellTerminal.Width, ShellTerminal.Height);
        set => throw Unsupported("be resized");
    }

    public override Size WindowSize
    {
        get => BufferSize;
        set => throw Unsupported("be resized");
    }

    public override Size MaxWindowSize => BufferSize;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override Coordinates WindowPosition
    {
        get => new(0, 0);
        set => throw Unsupported("be moved");
    }

    public override Coordinates CursorPosition
    {
        get => ShellTerminal.OutputIsTerminal ? new(Console.CursorLeft, Console.CursorTop) : new(0, 0);
        set => Console.SetCursorPosition(value.X, value.Y);
    }

    public override int CursorSize { get; set; } = 25;

    public override string WindowTitle
    {
        get => OperatingSystem.IsWindows() ? Console.Title : "";
        set
        {
            if (ShellTerminal.OutputIsTerminal)
            {
                Console.Title = value;
            }
        }
    }

    public override bool KeyAvailable => ShellTerminal.InputIsTerminal && Console.KeyAvailable;

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        ConsoleKeyInfo key = keys.ReadKey(options.HasFlag(ReadKeyOptions.NoEcho));
        ControlKeyStates states = (key.Modifiers.HasFlag(ConsoleModifiers.Control) ? ControlKeyStates.LeftCtrlPressed : 0)
            | (key.Modifiers.HasFlag(ConsoleModifiers.Alt) ? ControlKeyStates.LeftAltPressed : 0)
            | (key.Modifiers.HasFlag(ConsoleModifiers.Shift) ? ControlKeyStates.ShiftPressed : 0);
        return new KeyInfo((int)key.Key, key.KeyChar, states, options.HasFlag(ReadKeyOptions.IncludeKeyDown));
    }

    public override void FlushInputBuffer()
    {
        while (KeyAvailable)
        {
            Console.ReadKey(intercept: true);
        }
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Unsupported("be read");

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill)
        => throw Unsupported("be scrolled");

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Unsupported("be written cell by cell");

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw Unsupported("be written cell by cell");

    private static NotSupportedException Unsupported(string what) => new($"The screen of mnistps cannot {what}.");
}
