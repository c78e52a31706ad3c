using Mnist.IO;

namespace Mnist.Datasets.Catalog;

/// <summary>The MNIST files that come with the library.</summary>
internal static class BundledData
{
    public const string Name = "MNIST";

    private static readonly Lazy<string?> s_folder = new(Find);

    /// <summary>The folder with the four files, or null if the library was copied without them.</summary>
    public static string? Folder => s_folder.Value;

    private static string? Find() =>
        Companions.FoldersOf(typeof(BundledData).Assembly).Select(folder => Path.Combine(folder, "data", "mnist")).FirstOrDefault(Directory.Exists);
}
