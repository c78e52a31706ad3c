namespace Mnist;

/// <summary>Reads the two files of a split, and refuses what cannot be images or labels.</summary>
internal static class SplitFiles
{
    // Over this, a plain file is mapped; under it, the risk of SIGBUS is not worth the copy that it saves.
    private const long MapThreshold = 1L << 30;
    private const int MaximumImageLength = 1 << 28;

    public static IdxHeader ReadImageHeader(string path)
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

    public static IdxHeader ReadLabelHeader(string path)
    {
        IdxHeader header = Idx.ReadHeader(path);
        bool isExtended = header.ElementType == IdxElementType.Int && header.Dimensions is [_, WriterTable.Columns];
        return isExtended || (header.Dimensions.Length == 1 && header.ElementSize <= 4 && header.ElementType != IdxElementType.Float)
            ? header
            : throw new DatasetFormatException(
                path, "labels: whole numbers with 1 size (magic number 2049)", $"{header} (magic number {header.Magic})", offset: 0, format: "IDX");
    }

    public static short[] LoadLabels(string path, CancellationToken cancellationToken)
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

    public static ImageBlock LoadImages(string path, DatasetReading reading, CancellationToken cancellationToken)
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
