namespace Mnist.Datasets.Catalog;

/// <summary>The MNIST files that travel with the library.</summary>
internal static class BundledData
{
    public const string Name = "MNIST";

    private static readonly Lazy<string?> s_folder = new(Find);

    /// <summary>The folder with the four files, or null when someone took the assembly without them.</summary>
    public static string? Folder => s_folder.Value;

    // Beside the assembly in the module; beside the program where the assembly was taken into a single file.
    private static string? Find() =>
        new[] { Path.GetDirectoryName(typeof(BundledData).Assembly.Location), AppContext.BaseDirectory }
            .Where(root => !string.IsNullOrEmpty(root))
            .Select(root => Path.Combine(root!, "data", "mnist"))
            .FirstOrDefault(Directory.Exists);
}
