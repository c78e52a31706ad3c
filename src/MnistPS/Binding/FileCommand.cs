using System.Management.Automation;
using Mnist.IO;
using MnistPS.Errors;

namespace MnistPS.Binding;

/// <summary>A cmdlet that writes one file.</summary>
public abstract class FileCommand : MnistCommand
{
    /// <summary>Where to write. Brackets are taken as they are; wildcards are not allowed.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Refuses to replace what is there.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Also replaces read-only files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives what was written as a file or folder object.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Path;

    /// <summary>What the file system is asked to write.</summary>
    protected string Target { get; private set; } = "";

    /// <summary>What to do with a file that is there already.</summary>
    private protected Overwrite Overwrite => NoClobber ? Overwrite.Refuse : Force ? Overwrite.Force : Overwrite.Replace;

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (Path.AsSpan().ContainsAny('*', '?'))
        {
            throw new MnistErrorException(ErrorRecords.WildcardTarget(Path));
        }

        if (NoClobber && Force)
        {
            throw new MnistErrorException(ErrorRecords.NoClobberAndForce(Path));
        }

        Target = ResolveTarget(Path);
    }

    /// <summary>Does what is asked with the file that was written.</summary>
    private protected virtual void Finish()
    {
        if (PassThru)
        {
            WriteObject(InvokeProvider.Item.Get([Target], force: true, literalPath: true), enumerateCollection: true);
        }
    }
}
