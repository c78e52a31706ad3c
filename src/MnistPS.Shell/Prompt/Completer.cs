using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace MnistPS.Shell.Prompt;

/// <summary>
/// Asks the engine what could stand at the cursor. For files and for members the engine calls commands that it does not bring
/// (Resolve-Path, Sort-Object), and gives nothing or fails: these are looked up here.
/// </summary>
internal sealed class Completer(Runspace runspace)
{
    public Completion Complete(string text, int cursor)
    {
        if (runspace.RunspaceAvailability != RunspaceAvailability.Available)
        {
            // Inside a nested prompt the engine is busy with the command that asked.
            return new Completion(cursor, 0, []);
        }

        Completion completion = AskEngine(text, cursor);
        if (completion.Candidates.Count > 0)
        {
            return completion;
        }

        return MemberCompletion.Complete(runspace.SessionStateProxy, text, cursor)
            ?? PathCompletion.Complete(runspace.SessionStateProxy, text, cursor)
            ?? completion;
    }

    private Completion AskEngine(string text, int cursor)
    {
        var errors = runspace.SessionStateProxy.GetVariable("Error") as ArrayList;
        int count = errors?.Count ?? 0;
        try
        {
            using var shell = PowerShell.Create(runspace);
            CommandCompletion found = CommandCompletion.CompleteInput(text, cursor, null, shell);
            string[] candidates = [.. found.CompletionMatches.Select(match => match.CompletionText)];
            return new Completion(found.ReplacementIndex, found.ReplacementLength, candidates);
        }
        catch (Exception e) when (e is RuntimeException or InvalidOperationException or NullReferenceException)
        {
            // The last of them is what becomes of a missing Sort-Object.
            return new Completion(cursor, 0, []);
        }
        finally
        {
            // What went wrong in there is not the user's error.
            if (errors?.Count > count)
            {
                errors.RemoveRange(0, errors.Count - count);
            }
        }
    }
}
