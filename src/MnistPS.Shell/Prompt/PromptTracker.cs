using RadLine;
using Spectre.Console;

namespace MnistPS.Shell.Prompt;

/// <summary>Shows the prompt before the first line and >> before the others; on the way it learns which line the cursor is in.</summary>
internal sealed class PromptTracker(string prompt) : ILineEditorPrompt
{
    private ILineEditorState? _state;

    public bool OnFirstLine => _state?.IsFirstLine ?? true;

    public bool OnLastLine => _state?.IsLastLine ?? true;

    public (Markup Markup, int Margin) GetPrompt(ILineEditorState state, int line)
    {
        _state = state;
        return (new Markup((line == 0 ? prompt : ">> ").EscapeMarkup()), 0);
    }
}
