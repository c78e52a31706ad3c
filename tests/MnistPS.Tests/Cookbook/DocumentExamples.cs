using System.Management.Automation.Language;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Cookbook;

/// <summary>The examples of README and cookbook, by what they need.</summary>
public static class DocumentExamples
{
    public const string Cookbook = "docs/cookbook.md";

    /// <summary>The commands that PowerShell has and its engine alone has not: the list that the shell answers from.</summary>
    private static readonly Lazy<HashSet<string>> s_ofPwsh = new(() =>
    [
        .. File.ReadLines(Path.Combine(StagedModule.RepositoryRoot, "src", "MnistPS.Shell", "MissingCommands", "missing-commands.txt"))
            .Where(line => line.Length > 0 && char.IsLetter(line[0]))
            .Select(line => line.Split('=')[0].Trim().ToUpperInvariant()),
    ]);

    /// <summary>Those that are run somewhere.</summary>
    public static IReadOnlyList<DocumentExample> All { get; } =
        [.. new[] { "README.md", Cookbook }.SelectMany(DocumentExample.ReadAll).Where(example => example.WhyNotRun is null)];

    /// <summary>Whether a script calls commands of PowerShell's own modules, which the engine lacks; Out-File, where it redirects.</summary>
    public static bool NeedsPwsh(DocumentExample example)
    {
        Ast script = Parser.ParseInput(example.Script, out _, out _);
        return script.Find(ast => ast is FileRedirectionAst, searchNestedScriptBlocks: true) is not null || ScriptUses.Calls(script).Any(call => IsOfPwsh(call.Name));
    }

    /// <summary>Whether a command comes with PowerShell, but not with its engine.</summary>
    public static bool IsOfPwsh(string command) => s_ofPwsh.Value.Contains(command.ToUpperInvariant());
}
