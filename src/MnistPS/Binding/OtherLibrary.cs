using System.Management.Automation;
using System.Reflection;
using Mnist;

namespace MnistPS.Binding;

/// <summary>Warns on import if the process has another copy of Mnist.dll. Commands cannot use samples of that copy.</summary>
/// <remarks>A C# cell of a notebook loads such a copy with <c>#r</c> and a path.</remarks>
public sealed class OtherLibrary : IModuleAssemblyInitializer
{
    private static readonly Assembly s_own = typeof(MnistSample).Assembly;

    /// <inheritdoc/>
    public void OnImport()
    {
        if (AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(IsOther) is Assembly other)
        {
            ScriptBlock.Create("param($message) Write-Warning $message").Invoke(Describe(other));
        }
    }

    internal static bool IsOther(Assembly assembly) => assembly != s_own && assembly.GetName().Name == s_own.GetName().Name;

    internal static string Describe(Assembly other) =>
        $"This process has two copies of Mnist.dll: MnistPS uses '{s_own.Location}' and cannot use objects of '{other.Location}'. "
        + "Restart the process. In a notebook, import MnistPS before a C# cell refers to Mnist.dll by its path.";
}
