namespace Mnist.Formats.Npz;

/// <summary>The arrays of a split, read one after another.</summary>
/// <param name="Split">The split.</param>
/// <param name="Parts">The arrays: one part, or the training samples and then those for validation.</param>
internal sealed record NpzSplit(Split Split, IReadOnlyList<NpzPair> Parts)
{
    private const string OnlyArray = "arr_0"; // numpy's name for an array without a name

    /// <summary>Finds the splits in a file, by the names of its arrays.</summary>
    public static IReadOnlyList<NpzSplit> Find(SampleInput input, NpzReadOptions options)
    {
        using var file = new NpzFile(input);
        if (options.ImageArray is not null || options.LabelArray is not null)
        {
            return [NpzChoice.OfOptions(file, input, options)];
        }

        string[] names = [.. file.Names];
        return file.IsOneArray || names is [OnlyArray] ? [OneArray(file, input, options)]
            : names.Length > 0 && names.All(name => name.StartsWith("arr_", StringComparison.Ordinal)) ? NpzChoice.OfShapes(file, input, options)
            : OfNames(file, input, options, names);
    }

    // KMNIST's files have one array each: kmnist-train-imgs.npz and kmnist-train-labels.npz.
    private static NpzSplit OneArray(NpzFile file, SampleInput input, NpzReadOptions options)
    {
        SampleInput? labels = input.IsStream ? null : FindLabels(input.Path);
        return new NpzSplit(ImportNaming.SplitOf(input.Path, options), [new NpzPair(
            input, file.IsOneArray ? null : OnlyArray, labels, labels is null || IsOneArrayFile(labels) ? null : OnlyArray)]);
    }

    private static NpzSplit[] OfNames(NpzFile file, SampleInput input, NpzReadOptions options, string[] names)
    {
        NpzName[] known = [.. names.Select(NpzName.TryParse).OfType<NpzName>()];
        bool hasParts = known.Any(name => name.Part is not null);
        NpzName[] used = [.. known.Where(name => name.Part is not null == hasParts)];
        if (used.Length == 0)
        {
            throw file.Invalid($"arrays of images and labels, such as x_train and y_train or {OnlyArray}", file.Describe(), "Use ImageArray and LabelArray to name them.");
        }

        NpzPart untold = hasParts ? default : PartOf(ImportNaming.SplitOf(input.Path, options));
        Dictionary<NpzPart, NpzPair> pairs = used.GroupBy(name => name.Part ?? untold)
            .ToDictionary(part => part.Key, part => Pair(file, input, [.. part]));
        string[] left = [.. names.Except(used.Select(name => name.Name))];
        if (left.Length > 0)
        {
            options.Warn($"'{input.Path}': these arrays are left out: {string.Join(", ", left)}. Use ImageArray and LabelArray to read them.");
        }

        NpzSplit[] splits = [.. new[] { Split.Train, Split.Test }
            .Where(split => (options.Split ?? split) == split)
            .Select(split => new NpzSplit(split, [.. PartsOf(split).Where(pairs.ContainsKey).Select(part => pairs[part])]))
            .Where(split => split.Parts.Count > 0)];
        if (splits.Length == 0)
        {
            throw new DatasetNotFoundException(
                input.Path, $"'{input.Path}' has no arrays of the {options.Split} split, such as {NpzFormat.NameOf(options.Split!.Value, isImages: true)}, but {file.Describe()}. Use another split.");
        }

        if (splits.Any(split => split.Split == Split.Train) && pairs.TryGetValue(NpzPart.Validation, out NpzPair? validation))
        {
            options.Warn(FormattableString.Invariant(
                $"'{input.Path}': the {file.CountOf(validation.Images!)} samples of {validation.Images} are read as Train{(pairs.ContainsKey(NpzPart.Train) ? ", after the others" : "")}."));
        }

        return splits;
    }

    private static NpzPair Pair(NpzFile file, SampleInput input, NpzName[] names)
    {
        NpzName[] images = [.. names.Where(name => name.IsImages)];
        NpzName[] labels = [.. names.Where(name => !name.IsImages)];
        if (images.Length == 1 && (labels.Length == 1 || (labels.Length == 0 && images[0].Part is null)))
        {
            return new NpzPair(input, images[0].Name, labels.Length == 0 ? null : input, labels.FirstOrDefault()?.Name);
        }

        throw file.Invalid(
            names[0].Part is null ? "one array of images and one of labels" : $"one array of images and one of labels for each split, such as {NameOfKeras(names[0].Part!.Value)}",
            file.Describe(),
            "Use ImageArray and LabelArray to name them.");
    }

    private static string NameOfKeras(NpzPart part)
    {
        string split = part == NpzPart.Train ? "train" : part == NpzPart.Test ? "test" : "val";
        return $"x_{split} and y_{split}";
    }

    private static NpzPart PartOf(Split split) => split == Split.Train ? NpzPart.Train : NpzPart.Test;

    private static NpzPart[] PartsOf(Split split) => split == Split.Train ? [NpzPart.Train, NpzPart.Validation] : [NpzPart.Test];

    private static SampleInput? FindLabels(string path)
    {
        string name = Path.GetFileName(path);
        int place = name.LastIndexOf("imgs", StringComparison.OrdinalIgnoreCase);
        string? labels = place < 0 ? null : Path.Combine(Path.GetDirectoryName(path) ?? "", string.Concat(name.AsSpan(0, place), "labels", name.AsSpan(place + 4)));
        return File.Exists(labels) ? new SampleInput(labels) : null;
    }

    private static bool IsOneArrayFile(SampleInput input)
    {
        using var file = new NpzFile(input);
        return file.IsOneArray
            ? true
            : file.Names.Contains(OnlyArray)
                ? false
                : throw file.Invalid($"the array {OnlyArray}", file.Describe());
    }
}

/// <summary>An array of images and the array of their labels.</summary>
/// <param name="ImageInput">The file of the images.</param>
/// <param name="Images">The array of the images; null for that of a .npy file.</param>
/// <param name="LabelInput">The file of the labels; null if there are none.</param>
/// <param name="Labels">The array of the labels.</param>
internal sealed record NpzPair(SampleInput ImageInput, string? Images, SampleInput? LabelInput, string? Labels);
