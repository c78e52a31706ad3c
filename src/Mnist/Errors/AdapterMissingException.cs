namespace Mnist;

/// <summary>A part of the library that needs other packages is missing.</summary>
public sealed class AdapterMissingException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="adapter">The assembly that is missing, for example <c>Mnist.Parquet</c>.</param>
    /// <param name="places">The paths that were searched.</param>
    public AdapterMissingException(string adapter, IReadOnlyList<string> places)
        : base(Describe(adapter, places)) => Adapter = adapter;

    /// <summary>The assembly that is missing.</summary>
    public string Adapter { get; }

    private static string Describe(string adapter, IReadOnlyList<string> places) =>
        $"{adapter}.dll is missing. It was looked for in: {string.Join(", ", places)}. "
        + $"Copy the module's adapters folder there, or set the environment variable {Mnist.Adapter.FolderVariable} to its path.";
}
