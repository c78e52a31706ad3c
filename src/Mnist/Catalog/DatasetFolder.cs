namespace Mnist;

/// <summary>Opens the IDX files of a folder as a dataset.</summary>
internal static class DatasetFolder
{
    // Over this, a plain file is mapped; under it, the risk of SIGBUS is not worth the copy that it saves.
    private const long MapThreshold = 1L << 30;
    private const int MaximumImageLength = 1 << 28;

    /// <summary>Opens one dataset; where files of several lie together (EMNIST), the prefix of their names tells which.</summary>
    public static MnistDataset Open(string folder, DatasetIdentity identity, string prefix, DatasetReading? reading = null)
    {
        List<DatasetFileName> files = [.. Enumerate(folder).Where(file => file.Prefix.Equals(prefix, StringComparison.OrdinalIgnoreCase))];
        if (files.Count == 0)
        {
            throw NoFiles(folder, $"{prefix}train-images-idx3-ubyte");
        }

        reading ??= DatasetReading.Default;
        return new MnistDataset(
            identity, folder, OpenSplit(folder, files, identity, Split.Train, reading), OpenSplit(folder, files, identity, Split.Test, reading));
    }

    /// <summary>Opens every dataset of a folder; those whose file names the catalog knows (emnist-letters-, qmnist-) as what they are.</summary>
    public static IReadOnlyList<MnistDataset> OpenAll(string folder, Catalog catalog, bool asStored)
    {
        string[] prefixes = PrefixesOf(Enumerate(folder));
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        return [.. prefixes.Select(prefix =>
        {
            CatalogEntry? entry = prefix.Length == 0 ? null
                : catalog.Entries.FirstOrDefault(entry => entry.FilePrefix.Equals(prefix, StringComparison.OrdinalIgnoreCase));
            return entry is not null ? Open(folder, entry.Identity, prefix, DatasetReading.Of(entry, asStored))
                : Open(folder, DatasetIdentity.Digits(prefixes.Length == 1 ? name : prefix.TrimEnd('-', '_', '.')), prefix);
        })];
    }

    /// <summary>What the file names of a folder start with, one for each dataset in it.</summary>
    public static IReadOnlyList<string> PrefixesOf(string folder) => PrefixesOf(Enumerate(folder));

    private static List<DatasetFileName> Enumerate(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DatasetNotFoundException(folder, $"The folder '{folder}' does not exist.");
        }

        List<DatasetFileName> files = [.. Directory.EnumerateFiles(folder).Select(DatasetFileName.TryParse).OfType<DatasetFileName>()];
        return files.Count > 0 ? files : throw NoFiles(folder, "train-images-idx3-ubyte");
    }

    private static DatasetNotFoundException NoFiles(string folder, string example) => new(
        folder, $"'{folder}' has no IDX files of a dataset, such as {example} or {example.Replace("train-images-idx3", "t10k-labels-idx1", StringComparison.Ordinal)}.gz.");

    private static string[] PrefixesOf(List<DatasetFileName> files) =>
        [.. files.Select(file => file.Prefix).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

    private static SampleSet? OpenSplit(string folder, List<DatasetFileName> files, DatasetIdentity identity, Split split, DatasetReading reading)
    {
        string? images = Find(files, split, isImages: true);
        string? labels = Find(files, split, isImages: false);
        if (images is null && labels is null)
        {
            return null;
        }

        if (images is null || labels is null)
        {
            (string has, string lacks) = images is null ? ("labels", "images") : ("images", "labels");
            throw new DatasetNotFoundException(folder, $"'{folder}' has the {has} of the {split} split, but not its {lacks}.");
        }

        IdxHeader shape = ReadImageHeader(images);
        IdxHeader labelShape = ReadLabelHeader(labels);
        if (labelShape.Dimensions[0] != shape.Dimensions[0])
        {
            throw new DatasetFormatException(
                labels, $"{shape.Dimensions[0]} labels, as many as there are images in {Path.GetFileName(images)}", $"{labelShape.Dimensions[0]}", offset: 4, format: "IDX");
        }

        int count = (int)shape.Dimensions[0];
        int rows = (int)shape.Dimensions[reading.Transpose ? 2 : 1];
        int columns = (int)shape.Dimensions[reading.Transpose ? 1 : 2];
        WriterTable? writers = labelShape.Dimensions.Length == 2 ? new WriterTable(labels, count) : null;
        return new SampleSet(new SampleOrigin(
            identity,
            split,
            count,
            rows,
            columns,
            writers is null ? token => LoadLabels(labels, token) : writers.GetLabels,
            token => LoadImages(images, reading, token),
            [images, labels])
        { Writers = writers });
    }

    // Labels that know more before those that do not; a plain file before a compressed one: it is read faster.
    private static string? Find(List<DatasetFileName> files, Split split, bool isImages) => files
        .Where(file => file.Split == split && file.IsImages == isImages)
        .OrderByDescending(file => file.IsExtended)
        .ThenBy(file => file.IsCompressed)
        .ThenBy(file => file.Path, StringComparer.Ordinal)
        .FirstOrDefault()?.Path;

    private static IdxHeader ReadImageHeader(string path)
    {
        IdxHeader header = Idx.ReadHeader(path);
        if (header.ElementType != IdxElementType.UnsignedByte || header.Dimensions.Length != 3)
        {
            throw new DatasetFormatException(path, "images: bytes with 3 sizes (magic number 2051)", $"{header} (magic number {header.Magic})", offset: 0, format: "IDX");
        }

        long imageLength = header.Dimensions[1] * header.Dimensions[2];
        return imageLength is < 1 or > MaximumImageLength || header.Dimensions[0] > int.MaxValue
            ? throw new DatasetFormatException(
                path, $"at most {int.MaxValue} images of 1 to {MaximumImageLength} pixels", header.ToString(), offset: 4, format: "IDX")
            : header;
    }

    private static IdxHeader ReadLabelHeader(string path)
    {
        IdxHeader header = Idx.ReadHeader(path);
        bool isExtended = header.ElementType == IdxElementType.Int && header.Dimensions is [_, WriterTable.Columns];
        return isExtended || (header.Dimensions.Length == 1 && header.ElementSize <= 4 && header.ElementType != IdxElementType.Float)
            ? header
            : throw new DatasetFormatException(
                path, "labels: whole numbers with 1 size (magic number 2049)", $"{header} (magic number {header.Magic})", offset: 0, format: "IDX");
    }

    private static short[] LoadLabels(string path, CancellationToken cancellationToken)
    {
        IdxArray array = Idx.Read(path, cancellationToken);
        return array.ElementType switch
        {
            IdxElementType.UnsignedByte => Array.ConvertAll(array.As<byte>(), label => (short)label),
            IdxElementType.SignedByte => Check(Array.ConvertAll(array.As<sbyte>(), label => (int)label)),
            IdxElementType.Short => Check(Array.ConvertAll(array.As<short>(), label => (int)label)),
            _ => Check(array.As<int>()),
        };

        short[] Check(int[] labels)
        {
            int bad = Array.FindIndex(labels, label => label is < 0 or > byte.MaxValue);
            return bad < 0
                ? Array.ConvertAll(labels, label => (short)label)
                : throw new DatasetFormatException(
                    path, "a label from 0 to 255", $"{labels[bad]}", array.Header.HeaderLength + ((long)bad * array.Header.ElementSize), format: "IDX");
        }
    }

    private static ImageBlock LoadImages(string path, DatasetReading reading, CancellationToken cancellationToken)
    {
        using var reader = IdxReader.Open(path);
        IdxHeader header = reader.Header;
        int count = (int)header.Dimensions[0];
        int imageLength = (int)(header.Dimensions[1] * header.Dimensions[2]);
        if (reader.IsPlain && !reading.Transpose && count > 0 && (reading.IsOwnStore || header.DataLength > MapThreshold))
        {
            return new MappedImageBlock(path, header.HeaderLength, count, imageLength);
        }

        long room = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return header.DataLength > room
            ? throw new DatasetFormatException(
                path, $"at most the {room} bytes that memory has room for", $"{header.DataLength} ({header})", offset: 4,
                hint: "Decompress the file: plain files over 1 GiB are memory-mapped.", format: "IDX")
            : MemoryImageBlock.Load(reader, count, imageLength, cancellationToken, reading.Transpose ? TransposeAll : null);

        void TransposeAll(Span<byte> images) => Transposition.Apply(images, (int)header.Dimensions[1], (int)header.Dimensions[2]);
    }
}
