using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Conventions;

public sealed class ManifestTests : IDisposable
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

    public void Dispose() => _session.Dispose();
}
