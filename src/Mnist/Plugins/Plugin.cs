using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Mnist.IO;

namespace Mnist.Plugins;

/// <summary>Loads the parts of the library that need other packages, when they are first used.</summary>
/// <remarks>
/// Each plugin is an assembly with its packages, in the folder <c>plugins/name</c> beside the assembly of its interface, or directly
/// beside it after a build. It has its own load context, so its packages cannot conflict with other versions in the process. A loaded
/// plugin is cached and never unloaded. A program that is built with PublishAot or PublishTrimmed has no plugins.
/// </remarks>
internal static class Plugin
{
    /// <summary>The environment variable that names a folder of plugins. This folder is searched first.</summary>
    public const string FolderVariable = "MNISTPS_PLUGINS";

    /// <summary>Why trimmed programs have no plugins.</summary>
    public const string Reason = "Trimming does not see what a plugin needs.";

    private static readonly ConcurrentDictionary<string, Lazy<object>> s_loaded = new(StringComparer.Ordinal);

    // ILLink.Substitutions.xml makes this false in trimmed and native programs, and so removes what is behind it.
    private static bool AreSupported => RuntimeFeature.IsDynamicCodeSupported;

    /// <summary>The decoder for JPEG and BMP pictures.</summary>
    public static IPictureDecoder Pictures => Get<IPictureDecoder>("Mnist.Images", "Mnist.Images.PictureDecoder");

    /// <summary>The reader and writer of Parquet files.</summary>
    public static IParquetPlugin Parquet => Get<IParquetPlugin>("Mnist.Parquet", "Mnist.Parquet.ParquetPlugin");

    /// <summary>Returns the only instance of a plugin.</summary>
    /// <param name="name">The assembly.</param>
    /// <param name="type">The class in it that implements the interface.</param>
    /// <exception cref="PluginMissingException">The assembly is in none of the places, or this program cannot load plugins.</exception>
    public static T Get<T>(string name, string type)
        where T : class
    {
#pragma warning disable IL2026 // the analyzer does not read the substitution; the trimmer does, and would warn
        return AreSupported ? Find<T>(name, type) : throw new PluginMissingException(name);
#pragma warning restore IL2026
    }

    [RequiresUnreferencedCode(Reason)]
    private static T Find<T>(string name, string type)
        where T : class
    {
        Lazy<object> plugin = s_loaded.GetOrAdd(name, name => new Lazy<object>(() => Load(name, type, typeof(T).Assembly)));
        try
        {
            return (T)plugin.Value;
        }
        catch (PluginMissingException)
        {
            // Not cached: the file may be added later.
            s_loaded.TryRemove(KeyValuePair.Create(name, plugin));
            throw;
        }
    }

    [RequiresUnreferencedCode(Reason)]
    private static object Load(string name, string type, Assembly shared)
    {
        string[] places = [.. Places(name, shared)];
        string path = places.FirstOrDefault(File.Exists) ?? throw new PluginMissingException(name, places);
        Assembly assembly = new PluginLoadContext(path, shared).LoadFromAssemblyPath(path);
        return Activator.CreateInstance(assembly.GetType(type, throwOnError: true)!)!;
    }

    private static IEnumerable<string> Places(string name, Assembly shared)
    {
        string? named = Environment.GetEnvironmentVariable(FolderVariable);
        if (!string.IsNullOrEmpty(named))
        {
            yield return Path.Combine(Path.GetFullPath(named), name, name + ".dll");
        }

        foreach (string root in Companions.FoldersOf(shared))
        {
            yield return Path.Combine(root, "plugins", name, name + ".dll");
            yield return Path.Combine(root, name + ".dll");
        }
    }
}

/// <summary>The load context of one plugin: its packages are private, the libraries are shared.</summary>
/// <remarks>
/// The libraries must be the assemblies that declare the interfaces, in the host's context: a second copy would have different types of
/// the same names. The runtime loads what the plugin does not contain.
/// </remarks>
[RequiresUnreferencedCode(Plugin.Reason)]
internal sealed class PluginLoadContext(string path, Assembly shared) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private readonly Assembly[] _shared = [shared, typeof(PluginLoadContext).Assembly];
    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (_shared.FirstOrDefault(assembly => assembly.GetName().Name == assemblyName.Name) is Assembly found)
        {
            return found;
        }

        return _resolver.ResolveAssemblyToPath(assemblyName) is string file ? LoadFromAssemblyPath(file) : null;
    }
}
