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
        _runspace = RunspaceFactory.CreateRunspace(Host, State);
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(Folder);
    }

    /// <summary>What a session begins with: all commands of PowerShell and those of the staged module.</summary>
    public static InitialSessionState State
    {
        get
        {
            var state = InitialSessionState.CreateDefault();
            state.ImportPSModule([StagedModule.Manifest]);
            state.ThrowOnRunspaceOpenError = true;
            return state;
        }
    }

    public CapturingHost Host { get; } = new();

    /// <summary>Removed at the end.</summary>
    public string Folder { get; }

    /// <summary>A path in the temporary folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>The names of what is in the temporary folder.</summary>
    public IEnumerable<string> Entries => Directory.EnumerateFileSystemEntries(Folder).Select(path => Path.GetFileName(path));

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

    /// <summary>Gives what a console shows of a script's output, in a culture with a decimal comma.</summary>
    public string Show(string script, int width = 100) => string.Join('\n', Get(
        $"$PSStyle.OutputRendering = 'PlainText'; [cultureinfo]::CurrentCulture = 'de-DE'; {script} | Out-String -Width {width} -Stream")
        .Select(line => line.ToString().TrimEnd()));

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

/// <summary>What a script gave.</summary>
/// <param name="Output">The objects that it put out.</param>
/// <param name="Errors">The error stream; a terminating error is its last record.</param>
/// <param name="Warnings">The warning stream.</param>
/// <param name="Verbose">The verbose stream.</param>
/// <param name="Progress">The progress stream.</param>
public sealed record ScriptResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<ProgressRecord> Progress)
{
    /// <summary>One property of each object, as text in the invariant culture.</summary>
    public IEnumerable<string> Values(string property) =>
        Output.Select(item => LanguagePrimitives.ConvertTo<string>(item.Properties[property].Value));

    /// <summary>The only error, after checking that there is no other.</summary>
    public ErrorRecord OnlyError => Assert.Single(Errors);
}
