using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Mnist.Learning;

namespace MnistPS.Completion;

/// <summary>Completes the names of recipes.</summary>
public sealed class RecipeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Recipe.All
            .Where(recipe => recipe.Name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(recipe => new CompletionResult(recipe.Name, recipe.Name, CompletionResultType.ParameterValue, recipe.Description));
}
