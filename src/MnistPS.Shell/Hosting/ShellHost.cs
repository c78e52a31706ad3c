using System.Globalization;
using System.Management.Automation.Host;

namespace MnistPS.Shell.Hosting;

/// <summary>What the engine sees of this program.</summary>
internal sealed class ShellHost(ShellUserInterface ui) : PSHost
{
    private readonly Guid _id = Guid.NewGuid();

    public override string Name => "mnistps";

    public override Version Version => Product.Version;

    public override Guid InstanceId => _id;

    public override PSHostUserInterface UI => ui;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <summary>The code that <c>exit</c> asked for, or null while nothing has asked to leave.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Runs a prompt inside the command that runs now; null where nobody sits at a prompt.</summary>
    public Action? NestedPrompt { get; set; }

    /// <summary>Ends the innermost nested prompt.</summary>
    public Action? LeaveNestedPrompt { get; set; }

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt()
    {
        if (NestedPrompt is null)
        {
            throw new InvalidOperationException("A nested prompt needs an interactive session: start mnistps without -Command or -File.");
        }

        NestedPrompt();
    }

    public override void ExitNestedPrompt() => LeaveNestedPrompt?.Invoke();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
        // Nobody knows where a program has left the cursor; most end their last line.
    }
}
