using System.Management.Automation;
using Mnist.IO;
using MnistPS.Errors;

namespace MnistPS.Binding;

/// <summary>A cmdlet that writes one file.</summary>
public abstract class FileCommand : MnistCommand
{
    /// <summary>The path of the target. Brackets are literal; wildcards are not allowed.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Does not replace an existing file.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Also replaces read-only files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file or folder that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override object? ErrorTarget => Path;

    /// <summary>The file-system path of the target.</summary>
    protected string Target { get; private set; } = "";

    /// <summary>What to do if the file exists.</summary>
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

    /// <summary>Runs after the file was written, for -PassThru and others.</summary>
    private protected virtual void Finish()
    {
        if (PassThru)
        {
            WriteObject(InvokeProvider.Item.Get([Target], force: true, literalPath: true), enumerateCollection: true);
        }
    }
}
