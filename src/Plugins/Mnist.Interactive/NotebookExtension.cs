using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace Mnist.Interactive;

/// <summary>The extension of .NET Interactive: C# and PowerShell cells show what MnistPS and its libraries return.</summary>
/// <remarks>The kernel loads it when a cell references the package: <c>#r "nuget: Mnist.Interactive, 0.1.0"</c>.</remarks>
public sealed class NotebookExtension : IKernelExtension
{
    /// <inheritdoc/>
    public async Task OnLoadAsync(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        Formatters.Register();
        if (kernel.FindKernelByName("pwsh") is Kernel powerShell)
        {
            using var reader = new StreamReader(typeof(NotebookExtension).Assembly.GetManifestResourceStream("Out-Display.ps1")!);
            await powerShell.SendAsync(new SubmitCode(await reader.ReadToEndAsync().ConfigureAwait(false))).ConfigureAwait(false);
        }
    }
}
