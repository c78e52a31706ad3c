using System.Reflection;

namespace Notebooks.Tests;

/// <summary>What the build left for these tests, and the notebooks.</summary>
internal static class Repository
{
    /// <summary>Fashion-MNIST where Debian's package dataset-fashion-mnist puts it.</summary>
    public const string FashionFolder = "/usr/share/datasets/fashion-mnist";

    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string[] Names { get; } =
        [.. Directory.GetFiles(Path.Combine(Root, "notebooks"), "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Notebooks => [.. Names];

    public static string PathOf(string name) => Path.Combine(Root, "notebooks", name + ".ipynb");

    public static string VersoPathOf(string name) => Path.Combine(Root, "notebooks", "verso", name + ".dib");

    public static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
