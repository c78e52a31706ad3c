using System.Management.Automation;
using Mnist.Display;
using Mnist.Formats;

namespace MnistPS.Binding;

/// <summary>Makes the sheets of Mnist.Display one of the formats, when PowerShell imports the module.</summary>
public sealed class ModuleStart : IModuleAssemblyInitializer
{
    /// <inheritdoc/>
    public void OnImport() => SampleFormat.Register(SheetWriter.Format);
}
