using MnistPS.Shell.Terminal;

namespace MnistPS.Shell.Prompt;

/// <summary>Lines without editing: for terminals that cannot move their cursor, and where input or output is redirected.</summary>
internal sealed class PlainLines(ShellTerminal terminal) : ILineSource
{
    public EditedLine Read(string prompt, string before)
    {
        terminal.Write(prompt);
        return Console.In.ReadLine() is { } line ? new EditedLine(line, LineEnd.Submitted) : new EditedLine("", LineEnd.EndOfInput);
    }
}
