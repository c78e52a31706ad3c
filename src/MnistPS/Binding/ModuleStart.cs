using System.Management.Automation;
using System.Runtime.CompilerServices;
using Mnist.Display;

namespace MnistPS.Binding;

/// <summary>Loads Mnist.Display with the module, so that sheets are one of the formats.</summary>
public sealed class ModuleStart : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    public void OnImport() => RuntimeHelpers.RunModuleConstructor(typeof(SheetFormat).Module.ModuleHandle);
}
