using System.Reflection;
using System.Runtime.Loader;

namespace Mnist;

/// <summary>A load context for one adapter: its packages are private, this library is shared.</summary>
/// <remarks>
/// This library must be the very assembly that declares the interfaces, whichever context the host has put it in: another copy
/// would have other types of the same names. What the adapter does not bring, the runtime does.
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
