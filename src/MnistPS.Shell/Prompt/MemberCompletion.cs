using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace MnistPS.Shell.Prompt;

/// <summary>Members of what a variable holds now, of a constant, and of a type: what can be known without running anything.</summary>
internal static class MemberCompletion
{
    public static Completion? Complete(SessionStateProxy session, string text, int cursor)
    {
        // With a letter more, "$x." parses as well as "$x.Le".
        ScriptBlockAst script = Parser.ParseInput(text.Insert(cursor, "x"), out _, out _);
        IEnumerable<Ast> found = script.FindAll(
            node => node is MemberExpressionAst member && member.Member.Extent.EndOffset == cursor + 1, searchNestedScriptBlocks: true);
        if (found.LastOrDefault() is not MemberExpressionAst access)
        {
            return null;
        }

        int start = access.Member.Extent.StartOffset;
        string typed = text[start..cursor];
        string[] candidates = [.. Members(session, access)
            .Where(name => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.OrdinalIgnoreCase)];
        return new Completion(start, typed.Length, candidates);
    }

    private static IEnumerable<string> Members(SessionStateProxy session, MemberExpressionAst access) => access.Expression switch
    {
        TypeExpressionAst type when access.Static => Members(type.TypeName.GetReflectionType(), BindingFlags.Static),
        ConstantExpressionAst constant => Members(constant.Value),
        VariableExpressionAst variable => Members(session.GetVariable(variable.VariablePath.UserPath)),
        _ => [],
    };

    /// <summary>A member of a list is, failing that, the member of each element; the first one tells.</summary>
    private static IEnumerable<string> Members(object? value)
    {
        if (value is null)
        {
            return [];
        }

        IEnumerable<string> own = PSObject.AsPSObject(value).Members
            .Where(member => member is not PSMethodInfo || !member.Name.Contains('_', StringComparison.Ordinal))
            .Select(member => member is PSMethodInfo ? member.Name + "(" : member.Name);
        object? first = value is IList { Count: > 0 } list ? list[0] : null;
        return first is null ? own : Members(first).Concat(own);
    }

    private static IEnumerable<string> Members(Type? type, BindingFlags which) => (type?.GetMembers(BindingFlags.Public | which) ?? [])
        .Where(member => member is not MethodBase { IsSpecialName: true })
        .Select(member => member is MethodBase ? member.Name + "(" : member.Name);
}
