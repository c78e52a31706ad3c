using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Mnist.Benchmarks.Racing;

namespace Mnist.Benchmarks.Peers;

/// <summary>Samples through the pipeline of PowerShell, beside a cmdlet that does nothing but put out objects.</summary>
internal static class PipelinePeers
{
    public static IEnumerable<Race> Races(Workspace workspace)
    {
        using Runspace runspace = OpenRunspace();
        yield return new Race(
            "60,000 samples into $null",
            Script(runspace, "$null = Get-MnistSample -Split Train"),
            Script(runspace, "$null = Write-Nothing"));
        yield return new Race(
            "60,000 samples into Out-Null",
            Script(runspace, "Get-MnistSample -Split Train | Out-Null"),
            Script(runspace, "Write-Nothing | Out-Null"));
        yield return new Race(
            "The table of categories, dataset loaded",
            Script(runspace, "$null = Measure-MnistCategory"));
    }

    /// <summary>A session of PowerShell with the staged module.</summary>
    public static Runspace OpenRunspace()
    {
        string stage = typeof(PipelinePeers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "ModuleStage").Value!;
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([Path.Combine(stage, "MnistPS.psd1")]);
        state.Commands.Add(new SessionStateCmdletEntry("Write-Nothing", typeof(WriteNothingCommand), null));
        Runspace runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        return runspace;
    }

    private static Contender Script(Runspace runspace, string script)
    {
        using PowerShell once = PowerShell.Create(runspace);
        once.AddScript(script).Invoke();
        return new Contender($"`{script}`", () =>
        {
            using PowerShell shell = PowerShell.Create(runspace);
            shell.AddScript(script);
            return Timing.Of(() => shell.Invoke());
        });
    }
}
