using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace MnistPS.Shell.Hosting;

/// <summary>The module that travels beside this program, in Modules/MnistPS/&lt;version&gt;.</summary>
internal static class CarriedModule
{
    private static string ModulesFolder => Path.Combine(AppContext.BaseDirectory, "Modules");

    /// <summary>Imports it, and puts its folder before all others, so that nothing finds another one first.</summary>
    /// <exception cref="ModuleImportException">It is not there, or does not import.</exception>
    public static void Import(Runspace runspace)
    {
        // After the engine has opened, which composes the variable of its own.
        const string Variable = "PSModulePath";
        Environment.SetEnvironmentVariable(Variable, ModulesFolder + Path.PathSeparator + Environment.GetEnvironmentVariable(Variable));

        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module")
            .AddParameter("Name", Path.Combine(ModulesFolder, "MnistPS", Product.Version.ToString(3), "MnistPS.psd1"))
            .AddParameter("ErrorAction", ActionPreference.Stop);
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException e)
        {
            throw new ModuleImportException(
                $"mnistps cannot start, since the MnistPS module that belongs to it does not import: {e.Message}", e);
        }
    }
}
