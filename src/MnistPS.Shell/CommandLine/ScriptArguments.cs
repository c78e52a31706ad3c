using System.Management.Automation.Runspaces;

namespace MnistPS.Shell.CommandLine;

/// <summary>Turns the words after -File into the arguments of a script, by pwsh's rules.</summary>
internal static class ScriptArguments
{
    /// <summary>
    /// <c>-Name value</c> and switches go as they are, the engine pairs them; <c>-Name:value</c> and <c>-Name: value</c> are paired here.
    /// </summary>
    public static IReadOnlyList<CommandParameter> Parse(IEnumerable<string> words)
    {
        var parameters = new List<CommandParameter>();
        string? waiting = null;
        foreach (string word in words)
        {
            int colon = word.IndexOf(':', StringComparison.Ordinal);
            if (waiting is not null)
            {
                parameters.Add(new CommandParameter(waiting, word));
                waiting = null;
            }
            else if (word.Length < 2 || word[0] != '-')
            {
                parameters.Add(new CommandParameter(null, word));
            }
            else if (colon < 0)
            {
                parameters.Add(new CommandParameter(word));
            }
            else if (colon == word.Length - 1)
            {
                waiting = word[..^1];
            }
            else
            {
                parameters.Add(new CommandParameter(word[..colon], SwitchValue(word[(colon + 1)..])));
            }
        }

        return parameters;
    }

    /// <summary>So that <c>-Switch:$false</c> works, which no shell in between understands.</summary>
    private static object SwitchValue(string text) => bool.TryParse(text.StartsWith('$') ? text[1..] : text, out bool value) ? value : text;
}
