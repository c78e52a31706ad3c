using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Mnist.Benchmarks.Racing;

namespace Mnist.Benchmarks.Peers;

/// <summary>Import-Module of the staged module beside an empty one with as many cmdlets and views.</summary>
internal static class ImportPeers
{
    public static IEnumerable<Race> Races(Workspace workspace)
    {
        string stage = typeof(ImportPeers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "ModuleStage").Value!;
        string ours = Path.Combine(stage, "MnistPS.psd1");
        string empty = EmptyModule.Write(workspace["empty"], ours);
        yield return new Race(
            "Import-Module, each in a new process",
            new Contender("MnistPS", () => InProcess(ours)),
            new Contender("limit: an empty module with as many cmdlets and views", () => InProcess(empty)) { Target = 1.5 });
        yield return new Race(
            "Import-Module, each in a new runspace of this process",
            new Contender("MnistPS", () => Import(ours)),
            new Contender("limit: an empty module with as many cmdlets and views", () => Import(empty)) { Target = 1.5 });
    }

    /// <summary>What a new process does: imports a module and prints the seconds that took.</summary>
    public static int RunChild(string manifest)
    {
        Console.WriteLine(Import(manifest).ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static double InProcess(string manifest) => OwnProgram.Seconds(null, "import-child", manifest);

    private static double Import(string manifest)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", ActionPreference.Stop);
        return Timing.Of(() => shell.Invoke());
    }
}
