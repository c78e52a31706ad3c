using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MnistPS.Tests.Conventions;

/// <summary>What a text is: the whole message of an exception, a part of one, a hint at the end of one, or a warning or verbose line.</summary>
public enum TextKind
{
    Message,
    Part,
    Hint,
    Note,
}

/// <summary>A text as it stands in the source, with <c>{}</c> for each value.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text; null where the source has none.</param>
/// <param name="Place">File, line, and the type of an exception.</param>
public sealed record ErrorText(TextKind Kind, string? Text, string Place);

/// <summary>Collects the texts of all exceptions, warnings and verbose lines from C# sources, through the helper methods that pass them on.</summary>
public sealed class ErrorTexts
{
    private const string Value = "{}";

    // Which argument is a text, where it is not the first. By name, because many are named.
    private static readonly Dictionary<string, (string Parameter, int Place, TextKind Kind)[]> s_arguments = new(StringComparer.Ordinal)
    {
        ["DatasetFormatException"] = [("expected", 1, TextKind.Part), ("actual", 2, TextKind.Part), ("hint", 5, TextKind.Hint)],
        ["DatasetNotFoundException"] = [("message", 1, TextKind.Message)],
        ["ArgumentOutOfRangeException"] = [("message", 2, TextKind.Message)],
        ["StoreException"] = [("reason", 1, TextKind.Part)],
        ["CatalogException"] = [("reason", 1, TextKind.Part)],
        ["AnswerException"] = [("reason", 0, TextKind.Part)],
        ["ContentException"] = [("reason", 0, TextKind.Part)],
        ["JsonException"] = [("message", 0, TextKind.Part)],
        ["TimeoutException"] = [("message", 0, TextKind.Part)],
        ["InvalidDataException"] = [("message", 0, TextKind.Hint)],
        ["ObjectDisposedException"] = [("message", 1, TextKind.Message)],
        ["PluginMissingException"] = [],
        ["FileExistsException"] = [],
        ["MnistErrorException"] = [],
    };

    private readonly CSharpCompilation _compilation;
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly List<ErrorText> _found = [];
    private readonly HashSet<(IMethodSymbol Method, IParameterSymbol Parameter, TextKind Kind)> _helpers = [];
    private readonly Queue<(IMethodSymbol Method, IParameterSymbol Parameter, TextKind Kind)> _open = [];

    private ErrorTexts(IEnumerable<(string Path, string Source)> files) => _compilation = Sources.Compile(files);

    /// <summary>Reads sources.</summary>
    public static IReadOnlyList<ErrorText> Of(IEnumerable<(string Path, string Source)> files)
    {
        var texts = new ErrorTexts(files);
        texts.Collect();
        return texts._found;
    }

    private void Collect()
    {
        SyntaxNode[] nodes = [.. _compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes())];
        foreach (SyntaxNode node in nodes)
        {
            switch (node)
            {
                case BaseObjectCreationExpressionSyntax creation when TypeOf(creation) is string type && IsException(type):
                    AddException(type, creation.ArgumentList, creation);
                    break;
                case ConstructorInitializerSyntax { ThisOrBaseKeyword.Text: "base" or "this", Parent: ConstructorDeclarationSyntax constructor } initializer
                    when IsException(constructor.Identifier.Text):
                    Add(Argument(initializer.ArgumentList, "message", 0), TextKind.Message, node, constructor.Identifier.Text);
                    break;
                case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "WriteWarning" or "WriteVerbose" } } note:
                    Add(Argument(note.ArgumentList, "text", 0), TextKind.Note, node, "");
                    break;
            }
        }

        ILookup<string, InvocationExpressionSyntax> calls = nodes.OfType<InvocationExpressionSyntax>().ToLookup(NameOf, StringComparer.OrdinalIgnoreCase);
        while (_open.TryDequeue(out var helper))
        {
            foreach (InvocationExpressionSyntax call in calls[helper.Method.Name].Where(call => IsCallOf(call, helper.Method)))
            {
                if (Argument(call.ArgumentList, helper.Parameter.Name, helper.Parameter.Ordinal) is { } argument)
                {
                    Add(argument, helper.Kind, call, "");
                }
            }
        }
    }

    private void AddException(string type, ArgumentListSyntax? arguments, SyntaxNode node)
    {
        if (!s_arguments.TryGetValue(type, out var texts))
        {
            texts = [("message", 0, TextKind.Message)];
        }

        foreach ((string parameter, int place, TextKind kind) in texts)
        {
            ExpressionSyntax? argument = Argument(arguments, parameter, place);
            if (argument is not null || kind == TextKind.Message)
            {
                Add(argument, kind, node, type);
            }
        }
    }

    private void Add(ExpressionSyntax? expression, TextKind kind, SyntaxNode node, string type)
    {
        string place = $"{node.SyntaxTree.FilePath}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1} {type}";
        _found.AddRange((expression is null ? [Value] : Resolve(expression, kind)).Select(text => new ErrorText(kind, text == Value ? null : text, place)));
    }

    // All texts that an expression can be. None, if a parameter brings it: then the calls are looked through.
    private IEnumerable<string> Resolve(ExpressionSyntax expression, TextKind kind) => expression switch
    {
        LiteralExpressionSyntax literal => !literal.IsKind(SyntaxKind.NullLiteralExpression) ? [literal.Token.ValueText] : kind == TextKind.Message ? [Value] : [],
        InterpolatedStringExpressionSyntax text => [string.Concat(text.Contents.Select(part => part is InterpolatedStringTextSyntax plain ? plain.TextToken.ValueText : Value))],
        ParenthesizedExpressionSyntax inner => Resolve(inner.Expression, kind),
        ConditionalExpressionSyntax choice => Resolve(choice.WhenTrue, kind).Concat(Resolve(choice.WhenFalse, kind)),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Resolve(arm.Expression, kind)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Resolve(sum.Left, kind).SelectMany(_ => Resolve(sum.Right, kind), (left, right) => left + right),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.Text: "Invariant" or "Create" } } call
            when $"{owner}" is "FormattableString" or "string" => Resolve(call.ArgumentList.Arguments[^1].Expression, kind),
        InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax => ResolveSymbol(ModelOf(expression).GetSymbolInfo(expression).Symbol, kind),
        _ => [Value],
    };

    private IEnumerable<string> ResolveSymbol(ISymbol? symbol, TextKind kind)
    {
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter)
        {
            if (method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction && _helpers.Add((method, parameter, kind)))
            {
                _open.Enqueue((method, parameter, kind));
            }

            return [];
        }

        ExpressionSyntax[] values =
        [
            .. symbol?.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).SelectMany(IEnumerable<ExpressionSyntax?> (node) => node switch
            {
                VariableDeclaratorSyntax variable => [variable.Initializer?.Value],
                MethodDeclarationSyntax { ExpressionBody: { } body } => [body.Expression],
                MethodDeclarationSyntax { Body: { } body } => body.DescendantNodes().OfType<ReturnStatementSyntax>().Select(result => result.Expression),
                _ => [],
            }).OfType<ExpressionSyntax>() ?? [],
        ];
        return values.Length == 0 ? [Value] : values.SelectMany(value => Resolve(value, kind));
    }

    // A method that is handed on as a delegate has the name of the parameter, but for the first letter.
    private bool IsCallOf(InvocationExpressionSyntax call, IMethodSymbol method) =>
        ModelOf(call).GetSymbolInfo(call).Symbol is IMethodSymbol called
        && (SymbolEqualityComparer.Default.Equals(called, method)
            || (called.MethodKind == MethodKind.DelegateInvoke && method.ContainingType.DeclaringSyntaxReferences.Any(type => type.GetSyntax().Contains(call))));

    private string? TypeOf(BaseObjectCreationExpressionSyntax creation) =>
        creation is ObjectCreationExpressionSyntax named ? $"{named.Type}".Split('.')[^1] : ModelOf(creation).GetTypeInfo(creation).Type?.Name;

    private SemanticModel ModelOf(SyntaxNode node)
    {
        if (!_models.TryGetValue(node.SyntaxTree, out SemanticModel? model))
        {
            model = _models[node.SyntaxTree] = _compilation.GetSemanticModel(node.SyntaxTree);
        }

        return model;
    }

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        SimpleNameSyntax name => name.Identifier.Text,
        _ => "",
    };

    private static ExpressionSyntax? Argument(ArgumentListSyntax? arguments, string parameter, int place)
    {
        ArgumentSyntax? argument = arguments?.Arguments.FirstOrDefault(item => item.NameColon?.Name.Identifier.Text == parameter)
            ?? arguments?.Arguments.ElementAtOrDefault(place);
        return argument?.NameColon is { } name && name.Name.Identifier.Text != parameter ? null : argument?.Expression;
    }

    private static bool IsException(string type) => type.EndsWith("Exception", StringComparison.Ordinal);
}
