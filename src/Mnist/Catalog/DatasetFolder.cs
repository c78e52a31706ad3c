namespace Mnist;

/// <summary>Opens the IDX files of a folder as a dataset.</summary>
internal static class DatasetFolder
{
    // Over this, a plain file is mapped; under it, the risk of SIGBUS is not worth the copy that it saves.
    private const long MapThreshold = 1L << 30;
    private const int MaximumImageLength = 1 << 28;

    public static MnistDataset Open(string folder, DatasetIdentity identity)
    {
        if (!Directory.Exists(folder))
        {
            throw new DatasetNotFoundException(folder, $"The folder '{folder}' does not exist.");
        }

        List<DatasetFileName> files = [.. Directory.EnumerateFiles(folder).Select(DatasetFileName.TryParse).OfType<DatasetFileName>()];
        if (files.Count == 0)
        {
            throw new DatasetNotFoundException(
                folder, $"'{folder}' has no IDX files of a dataset, such as train-images-idx3-ubyte or t10k-labels-idx1-ubyte.gz.");
        }

        string[] prefixes = [.. files.Select(file => file.Prefix).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (prefixes.Length > 1)
        {
            throw new DatasetNotFoundException(
                folder, $"'{folder}' has files of more than one dataset ('{string.Join("', '", prefixes)}'); give each a folder of its own.");
        }

        return new MnistDataset(identity, folder, OpenSplit(folder, files, identity, Split.Train), OpenSplit(folder, files, identity, Split.Test));
    }

    private static SampleSet? OpenSplit(string folder, List<DatasetFileName> files, DatasetIdentity identity, Split split)
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
                labels, $"{shape.Dimensions[0]} labels, as many as there are images in {Path.GetFileName(images)}", $"{labelShape.Dimensions[0]}", offset: 4);
        }

        int count = (int)shape.Dimensions[0];
        int rows = (int)shape.Dimensions[1];
        int columns = (int)shape.Dimensions[2];
        return new SampleSet(new SampleOrigin(
            identity, split, count, rows, columns, token => LoadLabels(labels, token), token => LoadImages(images, token), [images, labels]));
    }

    // A plain file before a compressed one: it is read faster.
    private static string? Find(List<DatasetFileName> files, Split split, bool isImages) => files
        .Where(file => file.Split == split && file.IsImages == isImages)
        .OrderBy(file => file.IsCompressed)
        .ThenBy(file => file.Path, StringComparer.Ordinal)
        .FirstOrDefault()?.Path;

    private static IdxHeader ReadImageHeader(string path)
    {
        IdxHeader header = Idx.ReadHeader(path);
        if (header.ElementType != IdxElementType.UnsignedByte || header.Dimensions.Length != 3)
        {
            throw new DatasetFormatException(path, "images: bytes with 3 sizes (magic number 2051)", $"{header} (magic number {header.Magic})", offset: 0);
        }

        long imageLength = header.Dimensions[1] * header.Dimensions[2];
        return imageLength is < 1 or > MaximumImageLength || header.Dimensions[0] > int.MaxValue
            ? throw new DatasetFormatException(
                path, $"at most {int.MaxValue} images of 1 to {MaximumImageLength} pixels", header.ToString(), offset: 4)
            : header;
    }

    private static IdxHeader ReadLabelHeader(string path)
    {
        IdxHeader header = Idx.ReadHeader(path);
        return header.Dimensions.Length == 1 && header.ElementSize <= 4 && header.ElementType != IdxElementType.Float
            ? header
            : throw new DatasetFormatException(
                path, "labels: whole numbers with 1 size (magic number 2049)", $"{header} (magic number {header.Magic})", offset: 0);
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
                    path, "a label from 0 to 255", $"{labels[bad]}", array.Header.HeaderLength + ((long)bad * array.Header.ElementSize));
        }
    }

    private static ImageBlock LoadImages(string path, CancellationToken cancellationToken)
    {
        using var reader = IdxReader.Open(path);
        IdxHeader header = reader.Header;
        int count = (int)header.Dimensions[0];
        int imageLength = (int)(header.Dimensions[1] * header.Dimensions[2]);
        if (header.DataLength > MapThreshold && reader.IsPlain)
        {
            return new MappedImageBlock(path, header.HeaderLength, count, imageLength);
        }

        long room = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return header.DataLength > room
            ? throw new DatasetFormatException(
                path, $"at most the {room} bytes that memory has room for", $"{header.DataLength} ({header})", offset: 4,
                hint: "Decompress the file: plain files over 1 GiB are memory-mapped.")
            : MemoryImageBlock.Load(reader, count, imageLength, cancellationToken);
    }
}
