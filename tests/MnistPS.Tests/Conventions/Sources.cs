using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Conventions;

/// <summary>The C# sources of the repository, for checks of what the compiler does not check.</summary>
public static class Sources
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;"
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly MetadataReference[] s_references =
    [
        .. $"{AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")}".Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>All files of src, with paths relative to it.</summary>
    public static IReadOnlyList<(string Path, string Source)> Read()
    {
        string folder = Path.Combine(StagedModule.RepositoryRoot, "src");
        return
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
                .Where(path => !path.Split('/').Any(part => part is "obj" or "bin"))
                .Select(path => (path, File.ReadAllText(Path.Combine(folder, path)))),
        ];
    }

    /// <summary>Binds files as one assembly. What only a package declares stays unknown.</summary>
    public static CSharpCompilation Compile(IEnumerable<(string Path, string Source)> files) => CSharpCompilation.Create(
        "src",
        [CSharpSyntaxTree.ParseText(Usings), .. files.Select(file => CSharpSyntaxTree.ParseText(file.Source, path: file.Path))],
        s_references);
}
