using System.Management.Automation;
using System.Text.RegularExpressions;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Conventions;

public sealed partial class ManifestTests : IDisposable
{
    private readonly ModuleSession _session = new();

    [Fact]
    public void The_manifest_is_valid_and_complete()
    {
        var module = (PSModuleInfo)_session.Get($"Test-ModuleManifest '{StagedModule.Manifest}'")[0].BaseObject;
        Assert.Equal("MnistPS.dll", module.RootModule);
        Assert.Equal(Path.GetFileName(Path.TrimEndingDirectorySeparator(StagedModule.Folder)), module.Version.ToString());
        Assert.NotNull(module.ProjectUri);
        Assert.NotNull(module.LicenseUri);
        Assert.NotEmpty(module.ReleaseNotes);
        Assert.All(["PSEdition_Core", "Windows", "Linux", "MacOS"], tag => Assert.Contains(tag, module.Tags));
    }

    [Fact]
    public void The_stage_has_no_assembly_of_PowerShell_and_no_data_but_MNIST()
    {
        string[] files = [.. Directory.EnumerateFiles(StagedModule.Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(StagedModule.Folder, path).Replace('\\', '/'))];
        Assert.DoesNotContain("System.Management.Automation.dll", files.Select(Path.GetFileName));
        Assert.Equal(
            ["t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz", "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"],
            files.Where(file => file.EndsWith(".gz", StringComparison.Ordinal)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("LICENSE", files);
        Assert.Contains("NOTICE", files);
    }

    /// <summary>Documents speak of commands that exist; those of other modules are named here.</summary>
    [Fact]
    public void Every_command_that_the_documents_name_exists()
    {
        string[] others =
        [
            "ConvertTo-MnistInputVector", "ConvertTo-MnistSvg", "Expand-MnistDataset", "Read-MnistImageFile", "Read-MnistLabelFile", "Show-MnistImage",
        ];
        HashSet<string> known = [.. others, .. _session.Get("Get-Command -Module MnistPS").Select(command => command.BaseObject.ToString()!)];
        string root = StagedModule.RepositoryRoot;
        IEnumerable<string> documents = Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(root, "*.md"));
        Assert.All(documents, path => Assert.All(
            CommandName().Matches(File.ReadAllText(path)).Select(match => match.Value),
            name => Assert.True(known.Contains(name), $"{path}: there is no {name}")));
    }

    public void Dispose() => _session.Dispose();

    [GeneratedRegex(@"\b[A-Z][a-z]+(To)?-Mnist[A-Z]\w+")]
    private static partial Regex CommandName();
}
