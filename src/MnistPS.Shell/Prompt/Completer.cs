using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace MnistPS.Shell.Prompt;

/// <summary>Asks the engine what could stand at the cursor.</summary>
internal sealed class Completer(Runspace runspace)
{
    /// <summary>Returns the candidates, with the place that they replace in the text; none when the engine is busy or knows nothing.</summary>
    public (int Start, int Length, IReadOnlyList<string> Candidates) Complete(string text, int cursor)
    {
        try
        {
            using var shell = PowerShell.Create(runspace);
            CommandCompletion completion = CommandCompletion.CompleteInput(text, cursor, null, shell);
            return (completion.ReplacementIndex, completion.ReplacementLength, [.. completion.CompletionMatches.Select(match => match.CompletionText)]);
        }
        catch (Exception e) when (e is RuntimeException or InvalidOperationException)
        {
            return (cursor, 0, []);
        }
    }
}
