using System.IO.Compression;
using System.Xml.Linq;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Packaging;

/// <summary>A folder with the packages of the module and the libraries, made of what this build has compiled.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Removed at the end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("mnistps-packages-").FullName;

    /// <summary>The packages alone.</summary>
    public string Packages => Path.Combine(Folder, "feed");

    /// <summary>The version of all of them, that of the manifest.</summary>
    public static string Version => Path.GetFileName(StagedModule.Folder.TrimEnd(Path.DirectorySeparatorChar));

    public async ValueTask InitializeAsync()
    {
        foreach (string project in new[] { "Mnist", "Mnist.Display", "Mnist.Learning", "MnistPS" })
        {
            string path = Path.Combine(StagedModule.RepositoryRoot, "src", project);
            await ChildProcess.DotnetOutput(path, "pack", "--no-build", "--configuration", Configuration, "--output", Packages);
        }
    }

    /// <summary>The path of a package.</summary>
    public string PathOf(string id, string extension = ".nupkg") => Path.Combine(Packages, $"{id}.{Version}{extension}");

    /// <summary>What a package holds, without what every package has for itself.</summary>
    public string[] FilesOf(string id, string extension = ".nupkg")
    {
        using ZipArchive package = ZipFile.OpenRead(PathOf(id, extension));
        return [.. package.Entries.Select(entry => entry.FullName)
            .Where(name => name != "[Content_Types].xml" && name != id + ".nuspec"
                && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The bytes of a file in a package.</summary>
    public byte[] Read(string id, string file)
    {
        using ZipArchive package = ZipFile.OpenRead(PathOf(id));
        using Stream content = package.GetEntry(file)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>An element of a package's description.</summary>
    public XElement? Metadata(string id, string element)
    {
        using var content = new MemoryStream(Read(id, id + ".nuspec"));
        return XDocument.Load(content).Root!.Elements().Single().Elements().SingleOrDefault(item => item.Name.LocalName == element);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
