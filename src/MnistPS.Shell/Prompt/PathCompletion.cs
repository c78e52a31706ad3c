using System.Buffers;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace MnistPS.Shell.Prompt;

/// <summary>Names of files and folders.</summary>
internal static class PathCompletion
{
    /// <summary>What the parser would take for something else than a part of a name.</summary>
    private static readonly SearchValues<char> s_special = SearchValues.Create(" '`$()[]{};,&|\"#@");

    public static Completion? Complete(SessionStateProxy session, string text, int cursor)
    {
        Parser.ParseInput(text, out Token[] tokens, out _);
        Token? token = Array.FindLast(tokens, token => token.Kind != TokenKind.EndOfInput && token.Extent.EndOffset == cursor);
        if (token is not (null or StringToken) && !token.TokenFlags.HasFlag(TokenFlags.CommandName))
        {
            return null;
        }

        string word = token is StringToken literal ? literal.Value : token?.Text ?? "";
        int name = word.LastIndexOfAny([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar]) + 1;
        try
        {
            string folder = session.Path.GetUnresolvedProviderPathFromPSPath(name > 0 ? word[..name] : ".");
            string[] candidates = [.. Directory.EnumerateFileSystemEntries(folder)
                .Select(entry => Path.GetFileName(entry))
                .Where(entry => entry.StartsWith(word[name..], StringComparison.OrdinalIgnoreCase))
                .Where(entry => entry[0] != '.' || word[name..].StartsWith('.'))
                .Order(StringComparer.OrdinalIgnoreCase)
                .Select(entry => Quote(word[..name] + entry))];
            return token is null
                ? new Completion(cursor, 0, candidates)
                : new Completion(token.Extent.StartOffset, token.Extent.Text.Length, candidates);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RuntimeException or ArgumentException)
        {
            return null;
        }
    }

    private static string Quote(string path) => path.AsSpan().ContainsAny(s_special)
        ? $"'{path.Replace("'", "''", StringComparison.Ordinal)}'"
        : path;
}
