using System.Text.Json;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Conventions;

/// <summary>What the module carries of others: exactly what is needed, and named in THIRD-PARTY-NOTICES.txt.</summary>
public sealed class PluginStageTests
{
    private static string Plugins => Path.Combine(StagedModule.Folder, "plugins");

    [Theory]
    [InlineData("Mnist.Charts")]
    [InlineData("Mnist.Images")]
    [InlineData("Mnist.Parquet")]
    public void A_plugin_has_all_that_it_depends_on_and_nothing_else(string name)
    {
        string folder = Path.Combine(Plugins, name);
        using JsonDocument dependencies = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, name + ".deps.json")));
        IEnumerable<string> needed = dependencies.RootElement.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject()
            .Where(library => library.Value.TryGetProperty("runtime", out _))
            .SelectMany(library => library.Value.GetProperty("runtime").EnumerateObject())
            .Select(file => Path.GetFileName(file.Name))
            .Append(name + ".deps.json");
        Assert.Equal(
            needed.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void There_is_one_copy_of_the_library() => Assert.Equal(
        [Path.Combine(StagedModule.Folder, "Mnist.dll")],
        Directory.EnumerateFiles(StagedModule.Folder, "Mnist.dll", SearchOption.AllDirectories));

    [Fact]
    public void Every_assembly_of_others_is_in_the_notices_with_its_version()
    {
        string notices = File.ReadAllText(Path.Combine(StagedModule.Folder, "THIRD-PARTY-NOTICES.txt"));
        IEnumerable<string> assemblies = Directory.EnumerateFiles(StagedModule.Folder, "*.dll", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(file))
            .Where(file => !file.StartsWith("Mnist", StringComparison.Ordinal));
        Assert.All(assemblies, file => Assert.Contains("  " + file, notices, StringComparison.Ordinal));
        foreach (string file in Directory.EnumerateFiles(Plugins, "*.deps.json", SearchOption.AllDirectories))
        {
            using JsonDocument dependencies = JsonDocument.Parse(File.ReadAllText(file));
            IEnumerable<string> packages = dependencies.RootElement.GetProperty("libraries").EnumerateObject()
                .Where(library => library.Value.GetProperty("type").GetString() == "package")
                .Select(library => library.Name.Replace('/', ' '));
            Assert.All(packages, package => Assert.Contains(package + " ", notices, StringComparison.Ordinal));
        }
    }
}
