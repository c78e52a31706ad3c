using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MnistPS.Tests.Conventions;

/// <summary>A file of src that uses what another one declares.</summary>
/// <param name="From">The file, for example <c>Mnist/Formats/Csv/CsvReader.cs</c>.</param>
/// <param name="To">The file that declares the type or member.</param>
/// <param name="Name">The type or member.</param>
public sealed record Arrow(string From, string To, string Name)
{
    /// <summary>Finds all arrows. Constants do not count: the compiler copies them.</summary>
    public static IReadOnlyList<Arrow> Find(CSharpCompilation sources) =>
    [
        .. sources.SyntaxTrees
            .Where(tree => tree.FilePath.Length > 0)
            .SelectMany(tree => Find(sources.GetSemanticModel(tree), tree))
            .Where(arrow => arrow.From != arrow.To)
            .Distinct(),
    ];

    /// <summary>The folder of a file.</summary>
    public static string FolderOf(string file) => file[..file.LastIndexOf('/')];

    public override string ToString() => $"{From} uses {Name} ({To})";

    private static IEnumerable<Arrow> Find(SemanticModel model, SyntaxTree tree)
    {
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            if (node is not (SimpleNameSyntax or BaseObjectCreationExpressionSyntax)
                || IsOwnerOfConstant(model, node)
                || model.GetSymbolInfo(node).Symbol?.OriginalDefinition is not { } found
                || found is INamespaceSymbol or IFieldSymbol { IsConst: true, ContainingType.TypeKind: not TypeKind.Enum })
            {
                continue;
            }

            ISymbol symbol = found is IMethodSymbol { ReducedFrom: { } extension } ? extension : found;
            if (symbol.DeclaringSyntaxReferences is [{ SyntaxTree.FilePath: { Length: > 0 } path }, ..])
            {
                yield return new Arrow(tree.FilePath, path, symbol.ContainingType is { } type ? $"{type.Name}.{symbol.Name}" : symbol.Name);
            }
        }
    }

    // The type before a constant: of DatasetStore.RootVariable nothing is left in the assembly.
    private static bool IsOwnerOfConstant(SemanticModel model, SyntaxNode node)
    {
        SyntaxNode whole = node.Parent is MemberAccessExpressionSyntax inner && inner.Name == node ? inner : node;
        return whole.Parent is MemberAccessExpressionSyntax outer && outer.Expression == whole
            && model.GetSymbolInfo(outer.Name).Symbol is IFieldSymbol { IsConst: true, ContainingType.TypeKind: not TypeKind.Enum };
    }
}
