using System.Management.Automation;
using Spectre.Console;

namespace MnistPS.Shell.Terminal;

/// <summary>The one place that touches the console: what it can do, and ordered writing around the progress lines.</summary>
internal sealed class ShellTerminal
{
    /// <summary>What pwsh takes when nothing tells the width: a file has none.</summary>
    private const int RedirectedWidth = 120;

    private readonly Lock _gate = new();
    private readonly ProgressLines _progress = new();

    public ShellTerminal()
    {
        string? term = Environment.GetEnvironmentVariable("TERM");
        bool capable = OperatingSystem.IsWindows() ? WindowsTakesEscapes() : term is not (null or "" or "dumb");
        SupportsEscapes = OutputIsTerminal && capable;
        Colors = SupportsEscapes && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
    }

    public static bool OutputIsTerminal => !Console.IsOutputRedirected;

    public static bool ErrorIsTerminal => !Console.IsErrorRedirected;

    public static bool InputIsTerminal => !Console.IsInputRedirected;

    /// <summary>Whether standard output understands escape codes (cursor movement at least).</summary>
    public bool SupportsEscapes { get; }

    /// <summary>Whether colors are welcome on standard output.</summary>
    public bool Colors { get; }

    public static int Width => OutputIsTerminal && Console.BufferWidth is > 0 and int width ? width : RedirectedWidth;

    public static int Height => OutputIsTerminal && Console.WindowHeight is > 0 and int height ? height : 50;

    /// <summary>Whether the next character starts a line, as far as this program's own writing tells.</summary>
    public bool AtLineStart { get; private set; } = true;

    public void Write(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        lock (_gate)
        {
            Hide();
            Console.Out.Write(text);
            AtLineStart = text[^1] == '\n';
        }
    }

    /// <summary>Writes to standard error; escape codes only reach a terminal.</summary>
    public void WriteErrorLine(string text)
    {
        lock (_gate)
        {
            Hide();
            Console.Error.WriteLine(PSHostText.Render(text, Colors && ErrorIsTerminal));
            AtLineStart |= ErrorIsTerminal;
        }
    }

    /// <summary>Shows progress below the output; does nothing when either stream goes elsewhere than to a terminal.</summary>
    public void ShowProgress(long source, ProgressRecord record)
    {
        lock (_gate)
        {
            _progress.Update(source, record);
            if (SupportsEscapes && ErrorIsTerminal && AtLineStart)
            {
                Console.Out.Write(_progress.Draw(Width, Colors));
            }
        }
    }

    /// <summary>Takes the progress lines away: the pipeline that made them has ended.</summary>
    public void EndProgress()
    {
        lock (_gate)
        {
            Hide();
            _progress.Clear();
        }
    }

    /// <summary>Says that somebody else has left the cursor at the start of a line.</summary>
    public void MarkLineStart() => AtLineStart = true;

    private void Hide()
    {
        if (_progress.Hide() is { Length: > 0 } codes)
        {
            Console.Out.Write(codes);
        }
    }

    /// <summary>Asks the library, which also switches the console's escape mode on.</summary>
    private static bool WindowsTakesEscapes() => OutputIsTerminal && AnsiConsole.Profile.Capabilities.Ansi;
}
