namespace Mnist.Formats.Npz;

/// <summary>Finds images and labels where the names of the arrays do not say what they are.</summary>
internal static class NpzChoice
{
    private const int MostCategories = 256;

    /// <summary>The arrays that the options name.</summary>
    public static NpzSplit OfOptions(NpzFile file, SampleInput input, NpzReadOptions options)
    {
        string[] names = [.. file.Names];
        string? images = Require(file, names, options.ImageArray);
        string? labels = Require(file, names, options.LabelArray);
        if (images is null)
        {
            string[] found = [.. names.Where(name => name != labels && IsImages(file.ShapeOf(name), options) && file.CountOf(name) == file.CountOf(labels!))];
            images = found.Length == 1 ? found[0] : throw file.Invalid($"one array of images for {labels}", file.Describe(), "Use ImageArray to name it.");
        }
        else if (labels is null)
        {
            // Images and labels have the same name but for the kind.
            NpzName? own = NpzName.TryParse(images);
            labels = own is null ? null : names.Select(NpzName.TryParse).SingleOrDefault(name => name is { IsImages: false } && name.Part == own.Part)?.Name;
            options.Tell(labels is null ? $"'{input.Path}': {images} is read without labels. Use LabelArray to name them." : $"'{input.Path}': the labels are {labels}.");
        }

        Split split = ImportNaming.SplitOf(input.Path, options, (NpzName.TryParse(images)?.Part ?? NpzName.TryParse(labels ?? "")?.Part) switch
        {
            NpzPart.Train or NpzPart.Validation => Split.Train,
            NpzPart.Test => Split.Test,
            _ => ImportNaming.TellSplit(input.Path),
        });
        return new NpzSplit(split, [new NpzPair(input, images, labels is null ? null : input, labels)]);
    }

    /// <summary>The arrays of <c>numpy.savez(file, x, y)</c>, which have no names: arr_0, arr_1, and so on. Their shapes tell which are labels.</summary>
    public static IReadOnlyList<NpzSplit> OfShapes(NpzFile file, SampleInput input, NpzReadOptions options)
    {
        string[] names = [.. file.Names.OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)];
        string[] images = [.. names.Where(name => IsImages(file.ShapeOf(name), options))];
        string[] labels = [.. names.Where(name => !images.Contains(name) && IsLabels(file.ShapeOf(name)))];
        bool fits = images.Length is 1 or 2 && labels.Length == images.Length && names.Length == 2 * images.Length
            && images.Zip(labels).All(pair => file.CountOf(pair.First) == file.CountOf(pair.Second));
        if (!fits)
        {
            throw file.Invalid("images and labels, for one split or for Train and Test", file.Describe(), "Use ImageArray and LabelArray to name those of one split.");
        }

        Split[] splits = images.Length == 1 ? [ImportNaming.SplitOf(input.Path, options)] : [Split.Train, Split.Test];
        string text = string.Join(", ", splits.Select((split, i) => $"{images[i]} and {labels[i]} as {split}"));
        if (images.Length == 1)
        {
            options.Tell($"'{input.Path}': by their shapes, {images[0]} are the images and {labels[0]} the labels.");
        }
        else
        {
            options.Warn($"'{input.Path}': the arrays have no names and are read in order: {text}. Use ImageArray and LabelArray if this is wrong.");
        }

        return [.. splits
            .Select((split, i) => new NpzSplit(split, [new NpzPair(input, images[i], input, labels[i])]))
            .Where(split => (options.Split ?? split.Split) == split.Split)];
    }

    private static string? Require(NpzFile file, string[] names, string? name) => name is null || names.Contains(name)
        ? name
        : throw file.Invalid($"the array {name}", file.Describe(), "Use the name of an array that is there.");

    private static bool IsImages(long[]? shape, NpzReadOptions options) => shape switch
    {
        [_, _, _] or [_, _, _, _] => true,
        [_, long pixels] => pixels == (long)options.Rows * options.Columns,
        _ => false,
    };

    // One number for each image, or a column for each category.
    private static bool IsLabels(long[]? shape) => shape is [_] or [_, >= 1 and <= MostCategories];
}
