using System.Management.Automation.Runspaces;
using System.Reflection;

namespace MnistPS.Shell.Hosting;

/// <summary>
/// Makes <c>exit</c> in a script file end the session. For the engine it ends the file alone, and leaves nothing to tell its number
/// from that of a program which the script has called. pwsh -File uses the same switch; it is not public, and the engine's version is
/// fixed here.
/// </summary>
internal static class ScriptExit
{
    public static void EndsSession(Runspace runspace)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        object context = runspace.GetType().GetProperty("ExecutionContext", Hidden)?.GetValue(runspace)
            ?? throw new MissingMemberException(nameof(Runspace), "ExecutionContext");
        PropertyInfo rethrow = context.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Hidden)
            ?? throw new MissingMemberException(context.GetType().Name, "ScriptCommandProcessorShouldRethrowExit");
        rethrow.SetValue(context, true);
    }
}
