using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using MnistPS.Tests.Hosting;

namespace Notebooks.Runner;

/// <summary>PowerShell cells: one session of the engine, which has the language but few commands beside those of the module.</summary>
internal sealed class PowerShellSession : IDisposable
{
    private readonly CapturingHost _host = new();
    private readonly Runspace _runspace;
    private int _shown;

    public PowerShellSession(string folder)
    {
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Out-Display", typeof(OutDisplayCommand), null));
        state.ThrowOnRunspaceOpenError = true;
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(folder);
    }

    /// <summary>Runs a cell; what a console 100 characters wide would show is recorded.</summary>
    /// <exception cref="RuntimeException">It failed, or wrote an error.</exception>
    public void Run(string code)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(code).AddCommand("Out-Default");
        shell.Invoke();
        Record();
        if (shell.Streams.Error.FirstOrDefault() is ErrorRecord error)
        {
            throw new RuntimeException($"{error.FullyQualifiedErrorId}: {error}", error.Exception, error);
        }
    }

    /// <summary>Reads a cell without running it, and binds the parameters of the commands that are here.</summary>
    /// <exception cref="RuntimeException">It is no PowerShell, or a parameter does not fit.</exception>
    public void Bind(string code)
    {
        ScriptBlockAst script = Parser.ParseInput(code, out _, out ParseError[] errors);
        if (errors.Length > 0)
        {
            throw new RuntimeException($"{errors[0].Extent.Text}: {errors[0].Message}");
        }

        Runspace? before = Runspace.DefaultRunspace;
        Runspace.DefaultRunspace = _runspace;
        try
        {
            foreach (CommandAst command in script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
            {
                KeyValuePair<string, StaticBindingError>[] faults = [.. StaticParameterBinder.BindCommand(command, resolve: true).BindingExceptions];
                if (faults.Length > 0)
                {
                    throw new RuntimeException($"{command.Extent.Text}: {faults[0].Value.BindingException.Message}");
                }
            }
        }
        finally
        {
            Runspace.DefaultRunspace = before;
        }
    }

    public void Dispose() => _runspace.Dispose();

    // The host keeps all text since the start; what Out-Display shows comes between.
    internal void Record()
    {
        string text = _host.Text;
        OutputRecorder.Current.AddText(text[_shown..]);
        _shown = text.Length;
    }
}
