using System.Management.Automation;
using Mnist.Learning;
using MnistPS.Binding;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Lists recipes: networks and how to train them.</summary>
[Cmdlet(VerbsCommon.Get, "MnistRecipe")]
[OutputType(typeof(Recipe))]
public sealed class GetMnistRecipeCommand : MnistCommand
{
    /// <summary>The names of recipes. Wildcards are allowed. The default is all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(RecipeCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (string name in Name)
        {
            Recipe[] found = [.. Recipe.All.Where(recipe => WildcardPattern.Get(name, WildcardOptions.IgnoreCase).IsMatch(recipe.Name))];
            WriteObject(found.Select(RecipeSelection.Copy), enumerateCollection: true);
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
            {
                WriteError(ErrorRecords.RecipeNotFound(name));
            }
        }
    }
}
