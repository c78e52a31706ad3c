namespace Mnist;

/// <summary>A part of the library that stands on packages of others is not where it should be.</summary>
public sealed class AdapterMissingException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="adapter">The assembly that is missing, for example <c>Mnist.Parquet</c>.</param>
    /// <param name="places">Where it was looked for.</param>
    public AdapterMissingException(string adapter, IReadOnlyList<string> places)
        : base(Describe(adapter, places)) => Adapter = adapter;

    /// <summary>The assembly that is missing.</summary>
    public string Adapter { get; }

    private static string Describe(string adapter, IReadOnlyList<string> places) =>
        $"{adapter}.dll is missing. It was looked for in: {string.Join(", ", places)}. "
        + $"Copy the module's adapters folder there, or set the environment variable {Mnist.Adapter.FolderVariable} to its path.";
}
