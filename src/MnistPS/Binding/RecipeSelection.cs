using Mnist.Learning;
using MnistPS.Errors;

namespace MnistPS.Binding;

/// <summary>The recipe that -Recipe selects.</summary>
internal static class RecipeSelection
{
    /// <summary>Returns a recipe by its name, or the recipe itself; null for null.</summary>
    public static Recipe? Find(object? given)
    {
        object? value = SampleConverter.Unwrap(given);
        return value switch
        {
            null => null,
            Recipe recipe => recipe,
            _ when Recipe.TryGet($"{value}", out Recipe? recipe) => recipe,
            _ => throw new MnistErrorException(ErrorRecords.RecipeNotFound($"{value}")),
        };
    }
}
