using System.Management.Automation;
using System.Reflection;

namespace MnistPS.Shell.Hosting;

/// <summary>Names and versions of what is running.</summary>
internal static class Product
{
    /// <summary>The version of the shell, which is the module's.</summary>
    public static Version Version { get; } = Version.Parse(Informational(typeof(Product).Assembly).Split('-', '+')[0]);

    public static string Description { get; } = $"mnistps {Informational(typeof(Product).Assembly)} (PowerShell engine {Engine})";

    /// <summary>The engine adds to its version what it was built from.</summary>
    private static string Engine => Informational(typeof(PSObject).Assembly).Split(' ', '+')[0];

    private static string Informational(Assembly assembly)
        => assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
