using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace Mnist;

/// <summary>Loads the parts of the library that need other packages, when they are first used.</summary>
/// <remarks>
/// Each adapter is an assembly with its packages, in the folder <c>adapters/name</c> beside this assembly, or directly beside it after
/// a build. It has its own load context, so its packages cannot conflict with other versions in the process. A loaded adapter is
/// cached and never unloaded.
/// </remarks>
internal static class Adapter
{
    /// <summary>The environment variable that names a folder of adapters. This folder is searched first.</summary>
    public const string FolderVariable = "MNISTPS_ADAPTERS";

    private static readonly ConcurrentDictionary<string, Lazy<object>> s_loaded = new(StringComparer.Ordinal);

    /// <summary>The decoder for JPEG and BMP pictures.</summary>
    public static IPictureDecoder Pictures => Get<IPictureDecoder>("Mnist.Images", "Mnist.Adapters.PictureDecoder");

    /// <summary>The renderer of interactive charts.</summary>
    public static IChartRenderer Charts => Get<IChartRenderer>("Mnist.Charts", "Mnist.Adapters.ChartRenderer");

    /// <summary>The reader and writer of Parquet files.</summary>
    public static IParquetAdapter Parquet => Get<IParquetAdapter>("Mnist.Parquet", "Mnist.Adapters.ParquetAdapter");

    /// <summary>Returns the only instance of an adapter.</summary>
    /// <param name="name">The assembly.</param>
    /// <param name="type">The class in it that implements the interface.</param>
    /// <exception cref="AdapterMissingException">The assembly is in none of the places.</exception>
    private static T Get<T>(string name, string type)
        where T : class
    {
        Lazy<object> adapter = s_loaded.GetOrAdd(name, name => new Lazy<object>(() => Load(name, type)));
        try
        {
            return (T)adapter.Value;
        }
        catch (AdapterMissingException)
        {
            // Not cached: the file may be added later.
            s_loaded.TryRemove(KeyValuePair.Create(name, adapter));
            throw;
        }
    }

    private static object Load(string name, string type)
    {
        string[] places = [.. Places(name)];
        string path = places.FirstOrDefault(File.Exists) ?? throw new AdapterMissingException(name, places);
#pragma warning disable IL2026, IL2072 // trimming does not touch the files of an adapter
        Assembly assembly = new AdapterLoadContext(path).LoadFromAssemblyPath(path);
        return Activator.CreateInstance(assembly.GetType(type, throwOnError: true)!)!;
#pragma warning restore IL2026, IL2072
    }

    private static IEnumerable<string> Places(string name)
    {
        string? named = Environment.GetEnvironmentVariable(FolderVariable);
        if (!string.IsNullOrEmpty(named))
        {
            yield return Path.Combine(Path.GetFullPath(named), name, name + ".dll");
        }

        string? own = Path.GetDirectoryName(typeof(Adapter).Assembly.Location);
        foreach (string root in new[] { own, AppContext.BaseDirectory }.OfType<string>().Where(root => root.Length > 0).Distinct())
        {
            yield return Path.Combine(root, "adapters", name, name + ".dll");
            yield return Path.Combine(root, name + ".dll");
        }
    }
}

/// <summary>The load context of one adapter: its packages are private, this library is shared.</summary>
/// <remarks>
/// This library must be the assembly that declares the interfaces, in the host's context: a second copy would have different types of
/// the same names. The runtime loads what the adapter does not contain.
/// </remarks>
internal sealed class AdapterLoadContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private static readonly Assembly s_shared = typeof(AdapterLoadContext).Assembly;

    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == s_shared.GetName().Name)
        {
            return s_shared;
        }

#pragma warning disable IL2026 // trimming does not touch the files of an adapter
        return _resolver.ResolveAssemblyToPath(assemblyName) is string found ? LoadFromAssemblyPath(found) : null;
#pragma warning restore IL2026
    }
}
