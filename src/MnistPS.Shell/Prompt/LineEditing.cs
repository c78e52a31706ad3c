using RadLine;
using Spectre.Console;

namespace MnistPS.Shell.Prompt;

/// <summary>
/// Lines with editing, history and completion. RadLine draws and edits; its own completion (whole words only) and history keys
/// (Ctrl+Up) are replaced. Each line gets an editor of its own, since RadLine keeps every line of a statement as an entry of its
/// history, where people look for the statement.
/// </summary>
internal sealed class LineEditing(Completer completer, CommandHistory history) : ILineSource
{
    private readonly KeySource _keys = new();
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        Interactive = InteractionSupport.Yes,
        Out = new AnsiConsoleOutput(Console.Out),
    });

    public EditedLine Read(string prompt, string before)
    {
        // All but the last line of a prompt is plain output.
        int start = prompt.LastIndexOf('\n') + 1;
        _console.Profile.Out.Writer.Write(prompt[..start]);

        var tracker = new PromptTracker(prompt[start..]);
        var editor = new LineEditor(_console, _keys) { MultiLine = true, Prompt = tracker };
        LineEnd end = LineEnd.Submitted;
        var completion = new CompletionCycle(completer, before);
        EditingKeys.Bind(editor.KeyBindings, tracker, completion, _keys, _console, cancelled => end = cancelled);
        foreach (string entry in history.Entries)
        {
            editor.History.Add(entry);
        }

        // While a line is edited, Ctrl+C is a key; while it runs, it is a signal.
        Console.TreatControlCAsInput = true;
        try
        {
            _keys.Open();
            string? text = editor.ReadLine(CancellationToken.None).GetAwaiter().GetResult();
            return new EditedLine(text ?? "", end);
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }
}
