namespace Mnist;

/// <summary>A part of the library that stands on packages of others is not where it should be.</summary>
public sealed class PluginMissingException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="plugin">The assembly that is missing, for example <c>Mnist.Parquet</c>.</param>
    /// <param name="places">Where it was looked for.</param>
    public PluginMissingException(string plugin, IReadOnlyList<string> places)
        : base(Describe(plugin, places)) => Plugin = plugin;

    /// <summary>The assembly that is missing.</summary>
    public string Plugin { get; }

    private static string Describe(string plugin, IReadOnlyList<string> places) =>
        $"{plugin}.dll, which this needs, is in none of these places: {string.Join(", ", places)}. "
        + $"Copy the folder plugins of the module there, or name it in the environment variable {Plugins.Plugin.FolderVariable}.";
}
