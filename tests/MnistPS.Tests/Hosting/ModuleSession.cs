using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace MnistPS.Tests.Hosting;

/// <summary>A session of PowerShell with the staged module imported, and a temporary folder as its location.</summary>
public sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace;

    public ModuleSession()
    {
        Folder = Directory.CreateTempSubdirectory("mnistps-").FullName;
        var state = InitialSessionState.CreateDefault();
        state.ImportPSModule([StagedModule.Manifest]);
        state.ThrowOnRunspaceOpenError = true;
        _runspace = RunspaceFactory.CreateRunspace(Host, state);
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(Folder);
    }

    public CapturingHost Host { get; } = new();

    /// <summary>Removed at the end.</summary>
    public string Folder { get; }

    /// <summary>A path in the temporary folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Runs a script and gives what came out on each stream.</summary>
    public ScriptResult Run(string script)
    {
        using PowerShell shell = CreateShell(script);
        List<PSObject> output = [];
        List<ErrorRecord> errors = [];
        try
        {
            output.AddRange(shell.Invoke());
        }
        catch (RuntimeException exception)
        {
            errors.Add(exception.ErrorRecord);
        }

        errors.InsertRange(0, shell.Streams.Error);
        return new ScriptResult(
            output,
            errors,
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Verbose.Select(record => record.Message)],
            [.. shell.Streams.Progress]);
    }

    /// <summary>Runs a script that must succeed.</summary>
    public IReadOnlyList<PSObject> Get(string script)
    {
        ScriptResult result = Run(script);
        Assert.Empty(result.Errors);
        return result.Output;
    }

    /// <summary>Gives what a console 100 characters wide would show of a script's output.</summary>
    public string Show(string script)
    {
        int before = Host.Text.Length;
        Get($"{script} | Out-Default");
        return Host.Text[before..];
    }

    /// <summary>A script that is ready to be started.</summary>
    public PowerShell CreateShell(string script)
    {
        var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddScript(script);
        return shell;
    }

    public void Dispose()
    {
        _runspace.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
