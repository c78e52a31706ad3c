using System.Text.RegularExpressions;

namespace Mnist.Formats.Npz;

/// <summary>What the name of an array says: <c>x_train</c>, <c>train_images</c>, <c>y_val</c>, <c>data</c>.</summary>
/// <param name="Name">The name without .npy.</param>
/// <param name="IsImages">True for images, false for labels.</param>
/// <param name="Part">Train, test or validation; null if the name does not say it.</param>
internal sealed partial record NpzName(string Name, bool IsImages, NpzPart? Part)
{
    /// <summary>Reads a name. Returns null if it names neither images nor labels.</summary>
    /// <remarks>The name of a folder can be a part of it: <c>train/images</c>, or <c>data/x_train</c>.</remarks>
    public static NpzName? TryParse(string name)
    {
        for (string text = name; ; text = text[(text.IndexOf('/') + 1)..])
        {
            Match match = Pattern().Match(Separators().Replace(text, ""));
            if (match.Success)
            {
                return new NpzName(name, match.Groups["images"].Success, PartOf(match.Groups["part"]));
            }

            if (!text.Contains('/', StringComparison.Ordinal))
            {
                return null;
            }
        }
    }

    private static NpzPart? PartOf(Group part) => !part.Success ? null
        : part.ValueSpan.StartsWith("tr", StringComparison.OrdinalIgnoreCase) ? NpzPart.Train
        : part.ValueSpan.StartsWith("v", StringComparison.OrdinalIgnoreCase) ? NpzPart.Validation
        : NpzPart.Test;

    [GeneratedRegex("[-_. /]")]
    private static partial Regex Separators();

    // The part stands before or after the kind.
    [GeneratedRegex(
        @"^(?<part>train(ing)?|test(ing)?|t10k|val(id(ation)?)?)?(set)?((?<images>x|images?|imgs?|data|pixels|features)|(y|labels?|targets?))(?<part>train(ing)?|test(ing)?|t10k|val(id(ation)?)?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}

/// <summary>A part of a dataset in its files.</summary>
internal enum NpzPart
{
    Train,
    Validation,
    Test,
}
