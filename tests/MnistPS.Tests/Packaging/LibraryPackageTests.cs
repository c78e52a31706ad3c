using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Packaging;

/// <summary>The packages of the libraries.</summary>
[Collection(PackagingGroup.Name)]
public sealed class LibraryPackageTests(PackageFeed feed)
{
    private static readonly string[] s_libraries = ["Mnist", "Mnist.Display", "Mnist.Learning"];

    [Fact]
    public void They_hold_the_assemblies_of_the_module() => Assert.All(s_libraries, id =>
        Assert.Equal(File.ReadAllBytes(Path.Combine(StagedModule.Folder, id + ".dll")), feed.Read(id, $"lib/net8.0/{id}.dll")));

    [Theory]
    [InlineData("Mnist", "data/", "plugins/Mnist.Images/", "plugins/Mnist.Parquet/")]
    [InlineData("Mnist.Display", "plugins/Mnist.Charts/")]
    public void They_bring_plugins_and_data_as_the_module_has_them(string id, params string[] folders)
    {
        IEnumerable<string> companions = Directory.EnumerateFiles(StagedModule.Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(StagedModule.Folder, file).Replace('\\', '/'))
            .Where(file => folders.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)));
        string[] expected =
        [
            .. companions.Select(file => "lib/net8.0/" + file), $"lib/net8.0/{id}.dll", $"lib/net8.0/{id}.xml", $"buildTransitive/{id}.targets",
            "icon.png", "README.md", "LICENSE", "NOTICE", "THIRD-PARTY-NOTICES.txt",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), feed.FilesOf(id));
    }

    [Fact]
    public void Learning_brings_itself() => Assert.Equal(
        ["LICENSE", "README.md", "icon.png", "lib/net8.0/Mnist.Learning.dll", "lib/net8.0/Mnist.Learning.xml"],
        feed.FilesOf("Mnist.Learning"));

    [Fact]
    public void Symbols_are_in_packages_of_their_own() => Assert.All(s_libraries, id =>
        Assert.Equal([$"lib/net8.0/{id}.pdb"], feed.FilesOf(id, ".snupkg")));

    [Fact]
    public void They_depend_on_nothing_but_each_other()
    {
        Assert.DoesNotContain(feed.Metadata("Mnist", "dependencies")!.Descendants(), item => item.Name.LocalName == "dependency");
        Assert.All(s_libraries.Skip(1), id => Assert.Equal("Mnist", feed.Metadata(id, "dependencies")!.Descendants()
            .Single(item => item.Name.LocalName == "dependency").Attribute("id")!.Value));
    }

    [Theory]
    [InlineData("Mnist", "MIT AND CC-BY-SA-3.0")]
    [InlineData("Mnist.Display", "MIT")]
    [InlineData("Mnist.Learning", "MIT")]
    public void They_say_what_they_are(string id, string license)
    {
        Assert.Equal(license, feed.Metadata(id, "license")!.Value);
        Assert.Equal("icon.png", feed.Metadata(id, "icon")!.Value);
        Assert.Equal("README.md", feed.Metadata(id, "readme")!.Value);
        Assert.NotEmpty(feed.Metadata(id, "description")!.Value);
        Assert.Equal(PackageFeed.Version, feed.Metadata(id, "version")!.Value);
    }

    [Fact]
    public void The_icon_is_the_first_sample_as_our_own_sheet_draws_it()
    {
        using var session = new ModuleSession();
        session.Get("Get-MnistSample -Split Train -Index 0 | Export-MnistImage icon.png -Grid -Columns 1 -Scale 4 -Padding 8");
        byte[] icon = feed.Read("Mnist", "icon.png");
        Assert.Equal(File.ReadAllBytes(session.PathOf("icon.png")), icon);
        Assert.Equal([0, 0, 0, 128, 0, 0, 0, 128], icon[16..24]); // width and height of the PNG header
    }

    [Fact]
    public async Task A_project_with_a_feed_of_nothing_else_runs_the_examples_of_the_readmes()
    {
        string folder = Directory.CreateDirectory(Path.Combine(feed.Folder, "scratch")).FullName;
        ScratchProject.Write(folder, feed.Packages, PackageFeed.Version);
        await ChildProcess.DotnetOutput(folder, "publish", "--output", "published", "-p:UseSharedCompilation=false");
        string[] lines = (await ChildProcess.DotnetOutput(folder, Path.Combine("published", "Scratch.dll"))).ReplaceLineEndings("\n").Split('\n');

        Assert.StartsWith("0.13066", lines[0], StringComparison.Ordinal); // the mean that everyone normalizes with
        Assert.Equal("100 samples", lines[1]);
        Assert.EndsWith("100 from Parquet", lines[^2], StringComparison.Ordinal);
        Assert.Equal(100, File.ReadLines(Path.Combine(folder, "some.csv")).Count());
        Assert.InRange(new FileInfo(Path.Combine(folder, "categories.html")).Length, 3_000_000, 6_000_000); // with plotly.js inside
        Assert.InRange(new FileInfo(Path.Combine(folder, "model.onnx")).Length, 31_000, 40_000); // 7850 numbers
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder, "published"), "FSharp.Core.dll")); // private to its plugin
    }
}
