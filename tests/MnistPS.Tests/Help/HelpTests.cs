using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Help;

/// <summary>What Get-Help shows of the staged module.</summary>
public sealed class HelpTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public static TheoryData<string> Topics => [.. HelpPages.Topics];

    private IEnumerable<CmdletInfo> Cmdlets => _session.Get("Get-Command -Module MnistPS").Select(item => (CmdletInfo)item.BaseObject);

    /// <summary>Pages, MAML and about topics are what the cmdlets are, and no page lacks what a reader looks for.</summary>
    [Fact]
    public async Task Pages_and_help_files_are_up_to_date()
    {
        string builder = Path.Combine(
            StagedModule.RepositoryRoot, "tools", "HelpBuilder", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "HelpBuilder.dll");
        ProcessResult check = await ChildProcess.Run(ChildProcess.StartInfo(ChildProcess.Dotnet, null, builder, "check"));
        Assert.True(check.ExitCode == 0, check.Error);
    }

    [Fact]
    public void The_help_that_is_staged_is_that_of_the_repository() =>
        Assert.All(Directory.EnumerateFiles(Path.Combine(StagedModule.RepositoryRoot, "module", "en-US")), path =>
            Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(StagedModule.Folder, "en-US", Path.GetFileName(path)))));

    [Fact]
    public void Every_command_has_help_of_its_own_with_examples() =>
        Assert.All(Cmdlets, cmdlet =>
        {
            PSObject help = Assert.Single(_session.Get($"Get-Help {cmdlet.Name} -Full"));
            Assert.Equal(cmdlet.Name, $"{help.Properties["Name"].Value}");
            Assert.EndsWith(".", $"{help.Properties["Synopsis"].Value}".Trim(), StringComparison.Ordinal);
            Assert.True(_session.Get($"(Get-Help {cmdlet.Name}).examples.example").Count >= 3, cmdlet.Name);
            Assert.NotEmpty(_session.Get($"(Get-Help {cmdlet.Name}).description"));
            Assert.NotEmpty(_session.Get($"(Get-Help {cmdlet.Name}).returnValues.returnValue"));
        });

    [Fact]
    public void Every_parameter_has_help_of_its_own() =>
        Assert.All(Cmdlets, cmdlet =>
        {
            IEnumerable<string> own = cmdlet.Parameters.Keys.Where(name => !Cmdlet.CommonParameters.Contains(name));
            PSObject[] parameters = [.. _session.Get($"Get-Help {cmdlet.Name} -Parameter *")];
            Assert.Equal(own.Order(StringComparer.Ordinal), parameters.Select(item => $"{item.Properties["name"].Value}").Order(StringComparer.Ordinal));
            Assert.All(parameters, item => Assert.Contains((object[])item.Properties["description"].Value, text => $"{text}".Trim().Length > 0));
        });

    [Fact]
    public void Full_help_is_shown_with_all_its_parts()
    {
        string shown = _session.Show("Get-Help Measure-MnistPixel -Full");
        Assert.All(
            ["NAME", "SYNOPSIS", "SYNTAX", "DESCRIPTION", "PARAMETERS", "-Split <Split>", "INPUTS", "Mnist.ISampleSource", "OUTPUTS", "Mnist.PixelStatistics", "RELATED LINKS", "0.13066047627"],
            part => Assert.Contains(part, shown));
    }

    [Fact]
    public void Examples_alone_are_shown()
    {
        string shown = _session.Show("Get-Help Measure-MnistCategory -Examples");
        Assert.Contains("Example 1: Count the samples of each category", shown);
        Assert.Contains("5923        980       6903", shown);
        Assert.DoesNotContain("DESCRIPTION", shown);
    }

    [Fact]
    public void Help_of_one_parameter_tells_default_and_pipeline()
    {
        string shown = _session.Show("Get-Help Get-MnistBatch -Parameter Size");
        Assert.Contains("1 or more", shown);
        Assert.Matches(@"Default value\s+100", shown);
        Assert.Matches(@"Accept pipeline input\?\s+False", shown);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void About_topics_are_found_and_fit_a_console(string topic)
    {
        string text = _session.Show($"Get-Help {topic}");
        Assert.Contains(topic, text);
        Assert.Contains("LONG DESCRIPTION", text);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void The_list_of_topics_tells_what_each_is_about()
    {
        IReadOnlyList<PSObject> topics = _session.Get("Get-Help about_MnistPS*");
        Assert.Equal(HelpPages.Topics.Order(StringComparer.Ordinal), topics.Select(item => $"{item.Properties["Name"].Value}").Order(StringComparer.Ordinal));
        Assert.All(topics, item => Assert.EndsWith(".", $"{item.Properties["Synopsis"].Value}", StringComparison.Ordinal));
    }

    public void Dispose() => _session.Dispose();
}
