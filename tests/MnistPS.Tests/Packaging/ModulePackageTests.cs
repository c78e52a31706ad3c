using System.IO.Compression;
using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Packaging;

/// <summary>The package that a PowerShell repository installs.</summary>
[Collection(PackagingGroup.Name)]
public sealed class ModulePackageTests(PackageFeed feed)
{
    private const string Id = "MnistPS";
    private const long MegaByte = 1_000_000;

    [Fact]
    public void It_holds_the_staged_module_byte_for_byte_and_nothing_else()
    {
        string[] staged = [.. Directory.EnumerateFiles(StagedModule.Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(StagedModule.Folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
        Assert.Equal(staged, feed.FilesOf(Id));
        Assert.All(staged, file => Assert.Equal(File.ReadAllBytes(Path.Combine(StagedModule.Folder, file)), feed.Read(Id, file)));
    }

    [Fact]
    public void Nothing_is_there_twice_and_nothing_that_PowerShell_has()
    {
        string[] files = feed.FilesOf(Id);
        Assert.DoesNotContain(files.GroupBy(Path.GetFileName), group => group.Key != "README.md" && group.Count() > 1);
        Assert.DoesNotContain("System.Management.Automation.dll", files.Select(Path.GetFileName));
        Assert.Equal(["Mnist.Display.pdb", "Mnist.Learning.pdb", "Mnist.pdb", "MnistPS.pdb"], files.Where(file => file.EndsWith(".pdb", StringComparison.Ordinal)));
    }

    [Fact]
    public void It_is_smaller_than_20_MB() => Assert.InRange(new FileInfo(feed.PathOf(Id)).Length, 12 * MegaByte, 20 * MegaByte);

    [Fact]
    public void What_the_manifest_says_is_where_repositories_look_for_it()
    {
        using var session = new ModuleSession();
        var module = (PSModuleInfo)session.Get("Get-Module MnistPS")[0].BaseObject;
        Assert.Equal(Id, feed.Metadata(Id, "id")!.Value);
        Assert.Equal(module.Version.ToString(), feed.Metadata(Id, "version")!.Value);
        Assert.Equal(module.Author, feed.Metadata(Id, "authors")!.Value);
        Assert.Equal(module.Description, feed.Metadata(Id, "description")!.Value);
        Assert.Equal(module.Copyright, feed.Metadata(Id, "copyright")!.Value);
        Assert.Equal(module.ProjectUri.ToString(), feed.Metadata(Id, "projectUrl")!.Value);
        Assert.Equal(module.ReleaseNotes, feed.Metadata(Id, "releaseNotes")!.Value);
        Assert.Equal("MIT AND CC-BY-SA-3.0", feed.Metadata(Id, "license")!.Value);
        Assert.Equal("README.md", feed.Metadata(Id, "readme")!.Value);
        Assert.Null(feed.Metadata(Id, "dependencies"));
        Assert.Equal(
            module.Tags.Distinct().Concat(["PSModule", "PSIncludes_Cmdlet"]).Concat(module.ExportedCmdlets.Keys.SelectMany(name => new[] { "PSCmdlet_" + name, "PSCommand_" + name })).Order(StringComparer.Ordinal),
            feed.Metadata(Id, "tags")!.Value.Split(' ').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_its_plugins_it_works_and_says_what_is_missing()
    {
        string module = Path.Combine(feed.Folder, "bare", Id);
        ZipFile.ExtractToDirectory(feed.PathOf(Id), module);
        Directory.Delete(Path.Combine(module, "plugins"), recursive: true);
        const string Script = """
            (Get-MnistSample -Split Test -First 3).Label -join ' '
            try { Export-MnistParquet x.parquet -Split Test } catch [Mnist.PluginMissingException] { $caught = $_ }
            $caught.FullyQualifiedErrorId
            $caught.CategoryInfo.Category
            $caught.TargetObject
            $caught.Exception.Message.Contains("plugins/Mnist.Parquet/Mnist.Parquet.dll".Replace('/', [System.IO.Path]::DirectorySeparatorChar))
            """;
        ProcessResult result = await ChildProcess.Pwsh($"Import-Module '{module}/MnistPS.psd1'\n{Script}", Path.GetDirectoryName(module));
        Assert.Equal("", result.Error);
        Assert.Equal(["7 2 1", "PluginMissing,MnistPS.Commands.ExportMnistParquetCommand", "NotInstalled", "Mnist.Parquet", "True"], result.Lines);
    }
}
