using System.Management.Automation;
using System.Management.Automation.Language;

namespace MnistPS.Views;

/// <summary>Detects whether a script captures the output of a command, or shows it.</summary>
/// <remarks>
/// PowerShell does not tell a command, so the line of the call is read. What that line does not show (a function whose output is
/// assigned, a statement over several lines) counts as shown.
/// </remarks>
internal static class CapturedOutput
{
    /// <summary>Returns true if the call is followed by others in its pipeline, redirected, assigned, or part of an expression.</summary>
    public static bool IsCaptured(InvocationInfo invocation) =>
        invocation.PipelinePosition < invocation.PipelineLength || IsCaptured(invocation.Line ?? "", invocation.OffsetInLine);

    /// <param name="line">The line of the call.</param>
    /// <param name="column">The start of the call in the line, from 1.</param>
    public static bool IsCaptured(string line, int column)
    {
        Ast script = Parser.ParseInput(line, out _, out _);
        Ast? call = script.Find(ast => ast is CommandAst && ast.Extent.StartColumnNumber == column, searchNestedScriptBlocks: true);
        if (call is CommandAst { Redirections: var redirections } && redirections.Any(TakesOutput))
        {
            return true;
        }

        for (; call is not (null or ScriptBlockAst); call = call.Parent)
        {
            if (call is AssignmentStatementAst or ParenExpressionAst or SubExpressionAst or ArrayExpressionAst)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TakesOutput(RedirectionAst redirection) =>
        redirection is FileRedirectionAst && redirection.FromStream is RedirectionStream.Output or RedirectionStream.All;
}
