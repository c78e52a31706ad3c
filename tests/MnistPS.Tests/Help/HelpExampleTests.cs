using System.Management.Automation;
using System.Management.Automation.Language;
using MnistPS.Tests.Family;

namespace MnistPS.Tests.Help;

/// <summary>Runs the examples of the pages that need nothing but the engine and the module; tests/Pester runs the others.</summary>
[Collection(FamilyGroup.Name)]
public sealed class HelpExampleTests(ITestOutputHelper output) : FamilySession
{
    public static TheoryData<string> Pages => [.. HelpPages.Names];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Examples_put_out_what_their_page_shows(string page)
    {
        int place = 0;
        foreach ((string heading, string script, string? shown) in HelpPages.Examples(page))
        {
            Ast ast = Parser.ParseInput(script, out _, out ParseError[] errors);
            Assert.True(errors.Length == 0, $"{heading}: {errors.FirstOrDefault()?.Message}");
            if (!HelpPages.NeedsNothingElse(script) || !IsOfEngine(ast))
            {
                output.WriteLine($"Not run in the engine: {heading}");
                continue;
            }

            string folder = Directory.CreateDirectory(Session.PathOf($"{++place}")).FullName;
            int before = Session.Host.Text.Length;
            using PowerShell shell = Session.CreateShell($"$ExecutionContext.SessionState.Path.SetLocation('{folder}') | Out-Null\n& {{\n{script}\n}} | Out-Default");
            shell.Invoke();
            Assert.True(shell.Streams.Error.Count == 0, $"{heading}: {shell.Streams.Error.FirstOrDefault()}");
            if (shown is not null)
            {
                Assert.Equal(Normalize(shown), Normalize(Session.Host.Text[before..]));
            }
        }
    }

    private bool IsOfEngine(Ast script) => script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true)
        .Cast<CommandAst>()
        .Select(call => call.GetCommandName())
        .OfType<string>()
        .All(name => Session.Get($"Get-Command '{name}' -CommandType Cmdlet, Function -ErrorAction Ignore").Count > 0);

    // Consoles cut the same line a character sooner or later.
    private static string Normalize(string text) => string.Join('\n', text
        .ReplaceLineEndings("\n")
        .Split('\n')
        .Select(line => line.TrimEnd())
        .Where(line => line.Length > 0)
        .Select(line => line.EndsWith('…') ? line[..Math.Min(line.Length, 90)] : line));
}
