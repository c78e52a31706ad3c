using System.Reflection;

namespace MnistPS.Tests.Hosting;

/// <summary>The module as the build staged it.</summary>
public static class StagedModule
{
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string Folder { get; } = Metadata("ModuleStage");

    /// <summary>The folder with the packages that this build restored.</summary>
    public static string RestoredPackages { get; } = Metadata("RestoredPackages");

    /// <summary>The program of the pinned PowerShell, for <c>dotnet</c>.</summary>
    public static string Pwsh { get; } = Metadata("Pwsh");

    /// <summary>The folder of the newest Pester, which is the module.</summary>
    public static string PesterNewest { get; } = Metadata("PesterNewest");

    /// <summary>The folder of the oldest Pester that the suite supports.</summary>
    public static string PesterOldest { get; } = Metadata("PesterOldest");

    public static string Manifest => Path.Combine(Folder, "MnistPS.psd1");

    private static string Metadata(string key) => typeof(StagedModule).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
