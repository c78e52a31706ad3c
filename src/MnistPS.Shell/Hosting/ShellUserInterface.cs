using System.Management.Automation;
using System.Management.Automation.Host;
using MnistPS.Shell.Terminal;

namespace MnistPS.Shell.Hosting;

/// <summary>
/// Brings the engine's streams to the console. As in pwsh, errors go to standard error, everything else to standard output.
/// </summary>
internal sealed partial class ShellUserInterface : PSHostUserInterface
{
    private readonly ShellTerminal _terminal;
    private readonly ShellRawUserInterface _raw;
    private readonly KeyReader _keys;

    public ShellUserInterface(ShellTerminal terminal, bool nonInteractive)
    {
        _terminal = terminal;
        _nonInteractive = nonInteractive;
        _keys = new KeyReader(terminal, () => IsStopping());
        _raw = new ShellRawUserInterface(_keys);
    }

    /// <summary>Tells whether Ctrl+C is ending the pipeline that asks a question.</summary>
    public Func<bool> IsStopping { get; set; } = () => false;

    /// <summary>While set, what Out-Default renders is an error of the session itself and belongs on standard error.</summary>
    public bool RendersError { get; set; }

    public override PSHostRawUserInterface RawUI => _raw;

    public override bool SupportsVirtualTerminal => _terminal.SupportsEscapes;

    public override void Write(string value) => _terminal.Write(Plain(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        => Write(Paint(foregroundColor, backgroundColor, value));

    public override void WriteLine() => WriteLine("");

    public override void WriteLine(string value)
    {
        if (RendersError)
        {
            WriteErrorLine(value);
        }
        else
        {
            _terminal.Write(Plain(value) + Environment.NewLine);
        }
    }

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
        => WriteLine(Paint(foregroundColor, backgroundColor, value));

    public override void WriteErrorLine(string value) => _terminal.WriteErrorLine(value ?? "");

    public override void WriteWarningLine(string message) => WriteStyled(PSStyle.Instance.Formatting.Warning, "WARNING: " + message);

    public override void WriteVerboseLine(string message) => WriteStyled(PSStyle.Instance.Formatting.Verbose, "VERBOSE: " + message);

    public override void WriteDebugLine(string message) => WriteStyled(PSStyle.Instance.Formatting.Debug, "DEBUG: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record) => _terminal.ShowProgress(sourceId, record);

    private void WriteStyled(string style, string text) => WriteLine(_terminal.Colors ? style + text + PSStyle.Instance.Reset : text);

    /// <summary>
    /// What a script decorates on purpose is kept where $PSStyle.OutputRendering says Ansi; else decoration is for terminals.
    /// </summary>
    private string Plain(string? value)
        => PSHostText.Render(value ?? "", _terminal.Colors || PSStyle.Instance.OutputRendering == OutputRendering.Ansi);

    /// <summary>The default colors of the raw interface stand for the terminal's own, whatever these are.</summary>
    private string Paint(ConsoleColor foreground, ConsoleColor background, string value)
    {
        string codes = (foreground == _raw.ForegroundColor ? "" : PSStyle.MapForegroundColorToEscapeSequence(foreground))
            + (background == _raw.BackgroundColor ? "" : PSStyle.MapBackgroundColorToEscapeSequence(background));
        return _terminal.Colors && codes.Length > 0 ? codes + value + PSStyle.Instance.Reset : value;
    }
}
