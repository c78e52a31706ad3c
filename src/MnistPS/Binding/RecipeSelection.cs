using Mnist.Learning;
using MnistPS.Errors;

namespace MnistPS.Binding;

/// <summary>The recipe that -Recipe selects.</summary>
internal static class RecipeSelection
{
    /// <summary>Returns a copy that a script can change. PowerShell also sets properties that are only for object initializers.</summary>
    public static Recipe Copy(Recipe recipe) => recipe with
    {
        Preparation = recipe.Preparation with { },
        Augmentation = recipe.Augmentation is { } augmentation ? augmentation with { } : null,
        RatePolicy = recipe.RatePolicy with { },
        MeasuredAccuracy = recipe.MeasuredAccuracy is { } accuracy ? accuracy with { } : null,
    };

    /// <summary>Returns a copy of the recipe that has the given name, or the given recipe itself; null for null.</summary>
    public static Recipe? Find(object? given)
    {
        object? value = SampleConverter.Unwrap(given);
        return value switch
        {
            null => null,
            Recipe recipe => recipe,
            _ when Recipe.TryGet($"{value}", out Recipe? recipe) => Copy(recipe),
            _ => throw new MnistErrorException(ErrorRecords.RecipeNotFound($"{value}")),
        };
    }
}
