using RadLine;
using Spectre.Console;

namespace MnistPS.Shell.Prompt;

/// <summary>The keys of the prompt.</summary>
internal static class EditingKeys
{
    public static void Bind(
        KeyBindings keys, PromptTracker lines, CompletionCycle completion, KeySource source, IAnsiConsole console, Action<LineEnd> end)
    {
        keys.Clear();

        // RadLine takes the first binding of a key for one without modifiers: the plain ones come first.
        On(ConsoleKey.Enter, context => context.Submit(SubmitAction.Submit));
        On(ConsoleKey.Tab, context => completion.Move(context.Buffer, 1));
        With(ConsoleModifiers.Shift, ConsoleKey.Tab, context => completion.Move(context.Buffer, -1));
        On(ConsoleKey.UpArrow, context => context.Submit(lines.OnFirstLine ? SubmitAction.PreviousHistory : SubmitAction.MoveUp));
        On(ConsoleKey.DownArrow, context => context.Submit(lines.OnLastLine ? SubmitAction.NextHistory : SubmitAction.MoveDown));
        On(ConsoleKey.LeftArrow, context => context.Buffer.MoveLeft());
        With(ConsoleModifiers.Control, ConsoleKey.LeftArrow, context => context.Buffer.MoveToPreviousWord());
        On(ConsoleKey.RightArrow, context => context.Buffer.MoveRight());
        With(ConsoleModifiers.Control, ConsoleKey.RightArrow, context => context.Buffer.MoveToNextWord());
        On(ConsoleKey.Home, context => context.Buffer.MoveHome());
        On(ConsoleKey.End, context => context.Buffer.MoveEnd());
        With(ConsoleModifiers.Control, ConsoleKey.A, context => context.Buffer.MoveHome());
        With(ConsoleModifiers.Control, ConsoleKey.E, context => context.Buffer.MoveEnd());
        On(ConsoleKey.Backspace, context => new BackspaceCommand().Execute(context));
        On(ConsoleKey.Delete, context => new DeleteCommand().Execute(context));
        On(ConsoleKey.Escape, context => Erase(context.Buffer, 0, context.Buffer.Length));
        With(ConsoleModifiers.Control, ConsoleKey.U, context => Erase(context.Buffer, 0, context.Buffer.Position));
        With(ConsoleModifiers.Control, ConsoleKey.K, context => Erase(context.Buffer, context.Buffer.Position, context.Buffer.Length));
        With(ConsoleModifiers.Control, ConsoleKey.W, context => EraseWord(context.Buffer));
        With(ConsoleModifiers.Control, ConsoleKey.L, _ => console.Clear(home: true));
        With(ConsoleModifiers.Control, ConsoleKey.C, context => Leave(context, LineEnd.Cancelled));
        With(ConsoleModifiers.Control, ConsoleKey.D, context =>
        {
            if (context.Buffer.Length > 0)
            {
                new DeleteCommand().Execute(context);
                source.Open();
            }
            else
            {
                Leave(context, LineEnd.EndOfInput);
            }
        });

        void On(ConsoleKey key, Action<LineEditorContext> action) => keys.Add(key, () => new DelegateCommand(action));

        void With(ConsoleModifiers modifiers, ConsoleKey key, Action<LineEditorContext> action)
            => keys.Add(key, modifiers, () => new DelegateCommand(action));

        void Leave(LineEditorContext context, LineEnd how)
        {
            end(how);
            context.Submit(SubmitAction.Cancel);
        }
    }

    private static void Erase(LineBuffer buffer, int from, int to)
    {
        buffer.Clear(from, to - from);
        buffer.Move(from);
    }

    private static void EraseWord(LineBuffer buffer)
    {
        int to = buffer.Position;
        buffer.MoveToPreviousWord();
        Erase(buffer, buffer.Position, to);
    }
}
