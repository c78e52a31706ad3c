using System.Management.Automation.Language;
using MnistPS.Shell.Hosting;
using MnistPS.Shell.Terminal;

namespace MnistPS.Shell.Prompt;

/// <summary>Asks, runs, shows, until somebody says exit.</summary>
internal sealed class PromptLoop
{
    private readonly Session _session;
    private readonly ShellTerminal _terminal;
    private readonly CommandHistory _history;
    private readonly ILineSource _lines;
    private int _depth;
    private int _leaveTo = int.MaxValue;

    public PromptLoop(Session session, ShellTerminal terminal)
    {
        _session = session;
        _terminal = terminal;
        _history = CommandHistory.Load();
        _lines = terminal.SupportsEscapes && ShellTerminal.InputIsTerminal
            ? new LineEditing(new Completer(session.Runspace), _history)
            : new PlainLines(terminal);
        session.Host.NestedPrompt = () => Loop();
        session.Host.LeaveNestedPrompt = () => _leaveTo = _depth - 1;
    }

    public void Run(bool banner)
    {
        if (banner)
        {
            string[] lines = [Product.Description, "Show-MnistSample shows some digits; Get-Command -Module MnistPS lists all; exit.", "", ""];
            _terminal.Write(string.Join(Environment.NewLine, lines));
        }

        Loop();
    }

    private void Loop()
    {
        _depth++;
        try
        {
            while (_session.Host.ExitCode is null && _leaveTo >= _depth)
            {
                EditedLine statement = ReadStatement();
                if (statement.End == LineEnd.EndOfInput)
                {
                    if (_depth == 1)
                    {
                        return;
                    }

                    // The engine counts nested prompts, too.
                    statement = new EditedLine("exit", LineEnd.Submitted);
                }

                if (!string.IsNullOrWhiteSpace(statement.Text))
                {
                    Remember(statement.Text);
                    _session.Runner.Run(statement.Text);
                }
            }
        }
        finally
        {
            _depth--;
            _leaveTo = int.MaxValue;
        }
    }

    /// <summary>History is what a person has typed, not what a program sends.</summary>
    private void Remember(string statement)
    {
        if (ShellTerminal.InputIsTerminal)
        {
            _history.Add(statement);
        }
    }

    /// <summary>Reads lines until they parse, or are wrong for good.</summary>
    private EditedLine ReadStatement()
    {
        string text = "";
        string prompt = PromptText();
        while (true)
        {
            EditedLine line = _lines.Read(prompt, text);
            _terminal.MarkLineStart();
            if (line.End != LineEnd.Submitted)
            {
                return line;
            }

            text += line.Text;
            Parser.ParseInput(text, out _, out ParseError[] errors);
            if (!Array.Exists(errors, error => error.IncompleteInput))
            {
                return line with { Text = text };
            }

            text += "\n";
            prompt = ">> ";
        }
    }

    private string PromptText()
    {
        if (!_terminal.AtLineStart)
        {
            _terminal.Write(Environment.NewLine);
        }

        // The functions that a person can redefine, and the answer when that went wrong, are pwsh's.
        return _session.Runner.Evaluate("prompt") is [var text, ..] && text?.ToString() is { Length: > 0 } prompt
            ? PSHostText.Render(prompt, colors: false)
            : "PS> ";
    }
}
