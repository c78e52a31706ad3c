using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace Mnist.Plugins;

/// <summary>Gives the parts that stand on packages of others, which are loaded when they are first asked for.</summary>
/// <remarks>
/// Each plugin is an assembly with what it needs, in the folder <c>plugins/name</c> beside the assembly of its interface, or flat beside it where
/// a build put it there. It gets a load context of its own, so that its packages meet no other version of themselves in the
/// process. What was loaded stays loaded: the one cache.
/// </remarks>
internal static class Plugin
{
    /// <summary>Names a folder that has the folders of the plugins, before the places that are looked at otherwise.</summary>
    public const string FolderVariable = "MNISTPS_PLUGINS";

    private static readonly ConcurrentDictionary<string, Lazy<object>> s_loaded = new(StringComparer.Ordinal);

    /// <summary>The decoder of other pictures.</summary>
    public static IPictureDecoder Pictures => Get<IPictureDecoder>("Mnist.Images", "Mnist.Images.PictureDecoder");

    /// <summary>Reader and writer of Parquet files.</summary>
    public static IParquetPlugin Parquet => Get<IParquetPlugin>("Mnist.Parquet", "Mnist.Parquet.ParquetPlugin");

    /// <summary>The one object of a plugin.</summary>
    /// <param name="name">The assembly.</param>
    /// <param name="type">The class in it that implements the interface.</param>
    /// <exception cref="PluginMissingException">The assembly is in none of the places.</exception>
    public static T Get<T>(string name, string type)
        where T : class
    {
        Lazy<object> plugin = s_loaded.GetOrAdd(name, name => new Lazy<object>(() => Load(name, type, typeof(T).Assembly)));
        try
        {
            return (T)plugin.Value;
        }
        catch (PluginMissingException)
        {
            // Not for ever: it may be put there.
            s_loaded.TryRemove(KeyValuePair.Create(name, plugin));
            throw;
        }
    }

    private static object Load(string name, string type, Assembly shared)
    {
        string[] places = [.. Places(name, shared)];
        string path = places.FirstOrDefault(File.Exists) ?? throw new PluginMissingException(name, places);
#pragma warning disable IL2026, IL2072 // trimming does not touch the files of a plugin
        Assembly assembly = new PluginLoadContext(path, shared).LoadFromAssemblyPath(path);
        return Activator.CreateInstance(assembly.GetType(type, throwOnError: true)!)!;
#pragma warning restore IL2026, IL2072
    }

    private static IEnumerable<string> Places(string name, Assembly shared)
    {
        string? named = Environment.GetEnvironmentVariable(FolderVariable);
        if (!string.IsNullOrEmpty(named))
        {
            yield return Path.Combine(Path.GetFullPath(named), name, name + ".dll");
        }

        string? beside = Path.GetDirectoryName(shared.Location);
        foreach (string root in new[] { beside, AppContext.BaseDirectory }.OfType<string>().Where(root => root.Length > 0).Distinct())
        {
            yield return Path.Combine(root, "plugins", name, name + ".dll");
            yield return Path.Combine(root, name + ".dll");
        }
    }
}

/// <summary>A load context for one plugin: its packages are private, the libraries are shared.</summary>
/// <remarks>
/// The libraries must be the very assemblies that declare the interfaces, whichever context the host has put them in: another copy
/// would have other types of the same names. What the plugin does not bring, the runtime does.
/// </remarks>
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

#pragma warning disable IL2026 // trimming does not touch the files of a plugin
        return _resolver.ResolveAssemblyToPath(assemblyName) is string file ? LoadFromAssemblyPath(file) : null;
#pragma warning restore IL2026
    }
}
