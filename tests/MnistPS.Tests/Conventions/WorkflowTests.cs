using System.Text.RegularExpressions;
using System.Xml.Linq;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Conventions;

/// <summary>Workflows, README and builds use the same tools in the same versions.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string s_ci = Read(".github/workflows/ci.yml");
    private static readonly string s_release = Read(".github/workflows/release.yml");
    private static readonly string s_readme = Read("README.md");

    private static readonly XDocument s_packages = XDocument.Parse(Read("Directory.Packages.props"));

    [Fact]
    public void The_commands_with_which_the_README_starts_run_on_every_system()
    {
        string start = s_readme[s_readme.IndexOf("## Start\n", StringComparison.Ordinal)..];
        string[] commands = [.. Command().Matches(start[..start.IndexOf("\n## ", StringComparison.Ordinal)]).Select(match => match.Groups[1].Value)];
        Assert.Equal(2, commands.Length);
        string job = Job("start");
        Assert.Contains("os: [windows-latest, macos-latest]", job, StringComparison.Ordinal);
        Assert.All(commands, command => Assert.Contains($"- run: {command}\n", job, StringComparison.Ordinal));
        Assert.Contains("- run: bash .ci/run\n", Job("build"), StringComparison.Ordinal);
        Assert.Contains($"{commands[1]} ", Read(".ci/run"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_SDK_is_that_of_global_json()
    {
        string version = SdkVersion().Match(Read("global.json")).Groups[1].Value;
        Assert.Contains($".NET {version} SDK", s_readme, StringComparison.Ordinal);
        Assert.Contains($".NET {version} SDK", Read("CONTRIBUTING.md"), StringComparison.Ordinal);
        Assert.All([s_ci, s_release], workflow => Assert.Equal(Count(workflow, "uses: actions/setup-dotnet@"), Count(workflow, "global-json-file: global.json\n")));
    }

    [Fact]
    public void PowerShell_is_the_pinned_one_and_the_older_ones_begin_with_the_oldest_supported()
    {
        Assert.Equal(
            ToolVersion().Match(Read(".config/dotnet-tools.json")).Groups[1].Value,
            s_packages.Descendants("PackageVersion").Single(item => item.Attribute("Include")!.Value == "Microsoft.PowerShell.SDK").Attribute("Version")!.Value);
        Assert.All([s_ci, s_release], workflow =>
        {
            Assert.DoesNotContain(" shell:", workflow, StringComparison.Ordinal); // the runner's own PowerShell, whichever that is
            Assert.All(workflow.Split("steps:").Where(job => job.Contains("dotnet pwsh", StringComparison.Ordinal)), job => Assert.True(
                job.IndexOf("dotnet tool restore", StringComparison.Ordinal) is var restore and > 0 && restore < job.IndexOf("dotnet pwsh", StringComparison.Ordinal)));
        });

        string oldest = OldestPowerShell().Match(Read("module/MnistPS.psd1")).Groups[1].Value;
        Assert.Contains($"powershell: ['{oldest}',", Job("older"), StringComparison.Ordinal);
        Assert.Contains($"PowerShell {oldest} or later", s_readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Pester_is_the_oldest_and_the_newest_that_dotnet_test_runs() => Assert.Contains(
        $"pester: ['{s_packages.Descendants("PesterOldest").Single().Value}', '{s_packages.Descendants("PesterNewest").Single().Value}']",
        Job("older"),
        StringComparison.Ordinal);

    private static string Job(string name) => Regex.Match(s_ci, $"\n  {name}:\n(.*?)(\n  [a-z]|$)", RegexOptions.Singleline).Groups[1].Value;

    private static string Read(string path) => File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, path)).ReplaceLineEndings("\n");

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex("```sh\n(.*)\n```")]
    private static partial Regex Command();

    [GeneratedRegex("\"version\": \"(\\d+)\\.")]
    private static partial Regex SdkVersion();

    [GeneratedRegex("\"powershell\": \\{\\s*\"version\": \"([^\"]+)\"")]
    private static partial Regex ToolVersion();

    [GeneratedRegex(@"PowerShellVersion\s*=\s*'([^']+)'")]
    private static partial Regex OldestPowerShell();
}
