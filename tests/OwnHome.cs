using System.Runtime.CompilerServices;

namespace OwnHome.cs;

/// <summary>Each run of the tests has an empty home: it neither reads nor changes what the user has saved and set.</summary>
internal static class OwnHome
{
    /// <summary>Set before the first test, for this process and those that it starts.</summary>
    [ModuleInitializer]
    internal static void Set()
    {
        string home = Directory.CreateTempSubdirectory("mnist-home-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(home, recursive: true);
        Environment.SetEnvironmentVariable("MNIST_HOME", Path.Combine(home, "datasets"));

        // Settings, caches and modules of PowerShell.
        Array.ForEach(["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"], name => Environment.SetEnvironmentVariable(name, home));
        Array.ForEach(
            ["MNIST_CATALOG", "MNIST_MIRROR", "MNISTPS_PLUGINS", "MNISTPS_MODULE", "PSModulePath"],
            name => Environment.SetEnvironmentVariable(name, null));
    }
}
