using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Packaging;

/// <summary>The module as users install and update it: with PSResourceGet, in a home folder of its own.</summary>
[Collection(PackagingGroup.Name)]
public sealed partial class InstallTests(PackageFeed feed)
{
    private const string NextVersion = "99.0.0";

    [Fact]
    public async Task PSResourceGet_publishes_finds_installs_updates_saves_and_uninstalls_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows, Install-PSResource installs into the Documents folder of the user.");
        string home = Directory.CreateDirectory(Path.Combine(feed.Folder, "home")).FullName;
        string repository = Directory.CreateDirectory(Path.Combine(feed.Folder, "repository")).FullName;
        string modules = Path.Combine(home, ".local", "share", "powershell", "Modules", "MnistPS");

        Assert.Equal([PackageFeed.Version], await Run(home, $"""
            Register-PSResourceRepository Local -Uri '{repository}' -Trusted
            Publish-PSResource -NupkgPath '{feed.PathOf("MnistPS")}' -Repository Local
            (Find-PSResource MnistPS -Repository Local).Version.ToString()
            Install-PSResource MnistPS -Repository Local
            """));

        // The readme of the package, in a new session that finds the module by itself. The labels are those of the published file.
        string readme = File.ReadAllText(Path.Combine(modules, PackageFeed.Version, "README.md")).ReplaceLineEndings("\n");
        string[] lines = await Run(home, $"""
            {Example().Match(readme).Groups[1].Value}
            '--'
            (Get-Module MnistPS).ModuleBase
            (Measure-MnistCategory -IncludeTotal)[-1].Total
            (Import-MnistCsv some.csv).Label -join ' '
            @(Import-MnistParquet test.parquet).Count
            (Get-Item chart.html).Length -gt 3000000
            (Measure-MnistModel $run).Accuracy -gt 0.8
            """);
        Assert.Equal(
            [Path.Combine(modules, PackageFeed.Version), "70000", "5 5 3 5 3 3 3 5 3 5", "10000", "True", "True"],
            lines.SkipWhile(line => line != "--").Skip(1));

        Assert.Equal([NextVersion, PackageFeed.Version, PackageFeed.Version, "0"], await Run(home, $"""
            Publish-PSResource -Path '{MakeNextVersion("next")}' -Repository Local
            Update-PSResource MnistPS -Repository Local
            (Get-Module MnistPS -ListAvailable).Version.ForEach('ToString')
            Save-PSResource MnistPS -Version {PackageFeed.Version} -Path '{home}' -Repository Local
            (Import-PowerShellDataFile '{home}/MnistPS/{PackageFeed.Version}/MnistPS.psd1').ModuleVersion
            Uninstall-PSResource MnistPS -Version '*'
            @(Get-Module MnistPS -ListAvailable).Count
            """));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Remove-Module MnistPS")]
    public async Task Another_version_in_the_same_session_says_to_start_a_new_one(string before)
    {
        string next = MakeNextVersion("beside" + before.Length);
        ProcessResult result = await ChildProcess.Pwsh($$"""
            Import-Module '{{StagedModule.Manifest}}'
            {{before}}
            try { Import-Module '{{next}}/MnistPS.psd1' } catch { "$_" }
            (Get-Module).Where({ $_.Name -like 'Mnist*' }).ForEach({ "$($_.Name) $($_.Version)" })
            Import-Module '{{StagedModule.Manifest}}'
            (Get-MnistSample -First 1).Label
            """);
        string[] loaded = before.Length == 0 ? [$"MnistPS {PackageFeed.Version}"] : [];
        Assert.Equal("", result.Error);
        Assert.Equal(
            [$"Another version of MnistPS is loaded in this session. Start a new PowerShell session to import MnistPS from {next}.", .. loaded, "5"],
            result.Lines);
    }

    /// <summary>
    /// Copies the staged module. The copy has another version in the manifest and, as every build has, its own module version id in MnistPS.dll.
    /// </summary>
    private string MakeNextVersion(string name)
    {
        string module = Path.Combine(feed.Folder, name, "MnistPS");
        foreach (string file in Directory.EnumerateFiles(StagedModule.Folder, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(module, Path.GetRelativePath(StagedModule.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        string manifest = Path.Combine(module, "MnistPS.psd1");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace($"'{PackageFeed.Version}'", $"'{NextVersion}'", StringComparison.Ordinal));

        string assembly = Path.Combine(module, "MnistPS.dll");
        byte[] bytes = File.ReadAllBytes(assembly);
        using (var reader = new PEReader(new MemoryStream(bytes)))
        {
            MetadataReader metadata = reader.GetMetadataReader();
            byte[] id = metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToByteArray();
            Guid.NewGuid().ToByteArray().CopyTo(bytes, bytes.AsSpan().IndexOf(id));
        }

        File.WriteAllBytes(assembly, bytes);
        return module;
    }

    // PowerShell and PSResourceGet derive their folders from HOME where nothing else is said.
    private static async Task<string[]> Run(string home, string script)
    {
        ProcessStartInfo info = ChildProcess.StartInfo(
            ChildProcess.Dotnet, home, StagedModule.Pwsh, "-NoProfile", "-NonInteractive", "-Command", "$ErrorActionPreference = 'Stop'\n" + script);
        Array.ForEach(["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"], name => info.Environment.Remove(name));
        info.Environment["HOME"] = home;
        ProcessResult result = await ChildProcess.Run(info);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Lines;
    }

    [GeneratedRegex("```powershell\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
