namespace Mnist.Datasets.Catalog;

/// <summary>The MNIST files that come with the library.</summary>
internal static class BundledData
{
    public const string Name = "MNIST";

    private static readonly Lazy<string?> s_folder = new(Find);

    /// <summary>The folder with the four files, or null if the library was copied without them.</summary>
    public static string? Folder => s_folder.Value;

    // In the module they are beside the assembly, in a single-file program beside the program.
    private static string? Find() =>
        new[] { Path.GetDirectoryName(typeof(BundledData).Assembly.Location), AppContext.BaseDirectory }
            .Where(root => !string.IsNullOrEmpty(root))
            .Select(root => Path.Combine(root!, "data", "mnist"))
            .FirstOrDefault(Directory.Exists);
}
