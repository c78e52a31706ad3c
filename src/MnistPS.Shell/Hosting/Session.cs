using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using MnistPS.Shell.MissingCommands;
using MnistPS.Shell.Terminal;

namespace MnistPS.Shell.Hosting;

/// <summary>The engine, opened, with the module imported.</summary>
internal sealed class Session : IDisposable
{
    private Session(Runspace runspace, ShellHost host, PipelineRunner runner) => (Runspace, Host, Runner) = (runspace, host, runner);

    public Runspace Runspace { get; }

    public ShellHost Host { get; }

    public PipelineRunner Runner { get; }

    /// <summary>Opens the engine.</summary>
    /// <exception cref="ModuleImportException">The module cannot be imported.</exception>
    public static Session Open(ShellTerminal terminal, bool nonInteractive, string? executionPolicy)
    {
        // CreateDefault wants a console host that only pwsh has.
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Add(EngineFunctions.All);
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Enum.TryParse(executionPolicy, ignoreCase: true, out ExecutionPolicy policy)
                ? policy
                : ExecutionPolicy.RemoteSigned;
        }

        // The engine decorates its output whatever the host says that it supports, unless told here.
        PSStyle.Instance.OutputRendering = terminal.Colors ? OutputRendering.Host : OutputRendering.PlainText;

        var ui = new ShellUserInterface(terminal, nonInteractive);
        var host = new ShellHost(ui);
        Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        try
        {
            // As pwsh: one thread for all pipelines, so that what lives on a thread outlives a command.
            runspace.ThreadOptions = PSThreadOptions.ReuseThread;
            runspace.Open();
            Runspace.DefaultRunspace = runspace;
            runspace.SessionStateProxy.InvokeCommand.CommandNotFoundAction += MissingCommandCatalog.OnCommandNotFound;
            var runner = new PipelineRunner(runspace, ui, terminal);
            ui.IsStopping = () => runner.IsStopping;
            CarriedModule.Import(runspace);
            return new Session(runspace, host, runner);
        }
        catch
        {
            runspace.Dispose();
            throw;
        }
    }

    /// <summary>The exit code of a session that nobody has ended with a number: whether the last statement succeeded.</summary>
    public int LastStatementCode() => Runner.Evaluate("$global:?") is [var success] && LanguagePrimitives.IsTrue(success) ? 0 : 1;

    public void Dispose() => Runspace.Dispose();
}
