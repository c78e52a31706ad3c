using System.Management.Automation;

namespace MnistPS.Shell.MissingCommands;

/// <summary>
/// Stands in for a command that is not there, and fails at once with the error that the engine would have raised, in better words.
/// </summary>
/// <remarks>
/// The engine swallows what a CommandNotFoundAction throws. A cmdlet that throws when it is made fails at the same moment as an
/// unknown command, before anything in its pipeline has begun, and as the same CommandNotFoundException with the same id.
/// The engine makes cmdlets without arguments, right after it has looked them up on the same thread: hence the thread's variable.
/// </remarks>
internal sealed class MissingCommand : PSCmdlet
{
    [ThreadStatic]
    private static (string Name, string Explanation) s_looked;

    public MissingCommand() => throw new CommandNotFoundException(s_looked.Explanation) { CommandName = s_looked.Name };

    public static CmdletInfo That(string name, string explanation)
    {
        s_looked = (name, explanation);
        return new CmdletInfo(name, typeof(MissingCommand));
    }
}
