namespace Mnist;

/// <summary>A part of the library that needs other packages is missing.</summary>
public sealed class PluginMissingException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="plugin">The assembly that is missing, for example <c>Mnist.Parquet</c>.</param>
    /// <param name="places">The paths that were searched.</param>
    public PluginMissingException(string plugin, IReadOnlyList<string> places)
        : base(Describe(plugin, places)) => Plugin = plugin;

    /// <summary>The assembly that is missing.</summary>
    public string Plugin { get; }

    private static string Describe(string plugin, IReadOnlyList<string> places) =>
        $"{plugin}.dll is missing. It was looked for in: {string.Join(", ", places)}. "
        + $"Copy the module's plugins folder there, or set the environment variable {Plugins.Plugin.FolderVariable} to its path.";
}
