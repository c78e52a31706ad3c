using System.ComponentModel;
using System.Management.Automation;
using MnistPS.Binding;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>A cmdlet that writes one file to look at, and can open it.</summary>
public abstract class ViewFileCommand : FileCommand
{
    /// <summary>Opens the file with its default program.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    /// <summary>Checks the name of the file.</summary>
    private protected void CheckName(Action<string> check)
    {
        try
        {
            check(Target);
        }
        catch (ArgumentException exception)
        {
            throw new MnistErrorException(Directory.Exists(Target) ? ErrorRecords.PathIsFolder(Path) : ErrorRecords.FormatUnknown(exception, Path));
        }
    }

    /// <inheritdoc/>
    private protected override void Finish()
    {
        if (Open)
        {
            try
            {
                InvokeProvider.Item.Invoke([Target], literalPath: true);
            }
            catch (Exception exception) when (exception is ProviderInvocationException or Win32Exception or InvalidOperationException or NotSupportedException)
            {
                WriteError(ErrorRecords.CannotOpen(Target, exception));
            }
        }

        base.Finish();
    }
}
