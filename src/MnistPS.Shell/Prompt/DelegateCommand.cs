using RadLine;

namespace MnistPS.Shell.Prompt;

/// <summary>What a key does, as a piece of code.</summary>
internal sealed class DelegateCommand(Action<LineEditorContext> action) : LineEditorCommand
{
    public override void Execute(LineEditorContext context) => action(context);
}
