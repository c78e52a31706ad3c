namespace Mnist;

/// <summary>A part of the library that needs other packages is missing or cannot be loaded.</summary>
public sealed class PluginMissingException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="plugin">The assembly that is missing, for example <c>Mnist.Parquet</c>.</param>
    /// <param name="places">The paths that were searched.</param>
    public PluginMissingException(string plugin, IReadOnlyList<string> places)
        : base(
            $"{plugin}.dll is missing. It was looked for in: {string.Join(", ", places)}. "
            + $"Copy the module's plugins folder there, or set the environment variable {Plugins.Plugin.FolderVariable} to its path.") =>
        Plugin = plugin;

    internal PluginMissingException(string plugin)
        : base(
            $"{plugin}.dll cannot be loaded: this program is built with PublishAot or PublishTrimmed, which remove what plugins need. "
            + "Use a format that needs no plugin, or build the program without them.") =>
        Plugin = plugin;

    /// <summary>The assembly that is missing.</summary>
    public string Plugin { get; }
}
