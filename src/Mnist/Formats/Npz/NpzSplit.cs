namespace Mnist.Formats.Npz;

/// <summary>The arrays with the images and labels of a split.</summary>
/// <param name="Split">The split.</param>
/// <param name="ImageInput">The file of the images.</param>
/// <param name="Images">The array of the images; null for that of a .npy file.</param>
/// <param name="LabelInput">The file of the labels; null if there are none.</param>
/// <param name="Labels">The array of the labels.</param>
internal sealed record NpzSplit(Split Split, SampleInput ImageInput, string? Images, SampleInput? LabelInput, string? Labels)
{
    private const string OnlyArray = "arr_0"; // numpy's name for an array without a name

    /// <summary>Finds the splits in a file: Keras' x_train, y_train, x_test, y_test, or one array, as in KMNIST's files.</summary>
    public static IReadOnlyList<NpzSplit> Find(SampleInput input, Split? wanted)
    {
        using var file = new NpzFile(input);
        HashSet<string> names = [.. file.Names];
        List<NpzSplit> splits = [];
        foreach (Split split in new[] { Split.Train, Split.Test })
        {
            string images = NpzFormat.NameOf(split, isImages: true);
            string labels = NpzFormat.NameOf(split, isImages: false);
            if (names.Contains(images) != names.Contains(labels))
            {
                throw file.Invalid($"both {images} and {labels}", $"the arrays {string.Join(", ", names.Take(8))}");
            }

            if (names.Contains(images) && (wanted ?? split) == split)
            {
                splits.Add(new NpzSplit(split, input, images, input, labels));
            }
        }

        if (splits.Count > 0)
        {
            return splits;
        }

        if (!file.IsOneArray && !names.Contains(OnlyArray))
        {
            string expected = wanted is null ? "x_train and y_train, x_test and y_test, or arr_0" : NpzFormat.NameOf(wanted.Value, isImages: true);
            throw file.Invalid($"the arrays {expected}", names.Count == 0 ? "none" : string.Join(", ", names.Take(8)));
        }

        SampleInput? labelInput = input.IsStream ? null : FindLabels(input.Path);
        return [new NpzSplit(
            wanted ?? ImportNaming.SplitOf(input.Path),
            input,
            file.IsOneArray ? null : OnlyArray,
            labelInput,
            labelInput is null || IsOneArrayFile(labelInput) ? null : OnlyArray)];
    }

    // KMNIST's names: kmnist-train-imgs.npz and kmnist-train-labels.npz.
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
                : throw file.Invalid($"the array {OnlyArray}", string.Join(", ", file.Names.Take(8)));
    }
}
