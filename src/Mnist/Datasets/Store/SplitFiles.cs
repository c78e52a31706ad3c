using Mnist.Formats;

namespace Mnist.Datasets.Store;

/// <summary>Reads the two files of a split and checks that they hold images and labels.</summary>
internal static class SplitFiles
{
    // A plain file that is larger than this is mapped. For smaller ones, the saved memory is not worth the risk of SIGBUS.
    private const long MapThreshold = 1L << 28;
    private const int LabelPiece = 1 << 20;
    private const int MaximumImageLength = 1 << 28;

    public static IdxHeader ReadImageHeader(string path)
    {
        IdxHeader header = IdxHeader.Read(path);
        if (header.ElementType != IdxElementType.UnsignedByte || header.Dimensions is not ([_, _, _] or [_, 1, _, _] or [_, _, _, 1]))
        {
            throw new DatasetFormatException(path, "images: bytes with 3 sizes (magic number 2051)", $"{header} (magic number {header.Magic})", offset: 0, format: "IDX");
        }

        long imageLength = header.Dimensions[1] * header.Dimensions[2] * (header.Dimensions.Length == 4 ? header.Dimensions[3] : 1);
        return imageLength is < 1 or > MaximumImageLength || header.Dimensions[0] > int.MaxValue
            ? throw new DatasetFormatException(
                path, $"at most {int.MaxValue} images of 1 to {MaximumImageLength} pixels", header.ToString(), offset: 4, format: "IDX")
            : header;
    }

    /// <summary>Returns the size of an image. A fourth size is the one channel, first or last.</summary>
    public static (int Rows, int Columns) SizeOf(IdxHeader images) => images.Dimensions switch
    {
        [_, 1, long rows, long columns] => ((int)rows, (int)columns),
        [_, long rows, long columns, ..] => ((int)rows, (int)columns),
        _ => throw new ArgumentException($"{images} has no images. Use 3 sizes.", nameof(images)),
    };

    public static IdxHeader ReadLabelHeader(string path)
    {
        IdxHeader header = IdxHeader.Read(path);
        bool isExtended = header.ElementType == IdxElementType.Int && header.Dimensions is [_, WriterTable.Columns];
        return isExtended || (header.Dimensions.Length == 1 && header.ElementSize <= 4 && header.ElementType != IdxElementType.Float)
            ? header
            : throw new DatasetFormatException(
                path, "labels: whole numbers with 1 size (magic number 2049)", $"{header} (magic number {header.Magic})", offset: 0, format: "IDX");
    }

    /// <summary>Reads labels in pieces, so that memory grows only with the labels themselves.</summary>
    public static short[] LoadLabels(string path, CancellationToken cancellationToken)
    {
        using var reader = IdxReader.Open(path);
        long count = reader.ItemCount;
        if (count > Array.MaxLength)
        {
            throw new NotSupportedException($"'{path}' holds {count} labels, more than an array can hold. Use a file of at most {Array.MaxLength}.");
        }

        // Memory grows with the data that arrives, unless the length of the file confirms the header.
        short[] labels = new short[reader.IsPlain ? count : Math.Min(count, LabelPiece)];
        byte[] bytes = new byte[reader.Header.ElementType == IdxElementType.UnsignedByte ? Math.Min(count, LabelPiece) : 0];
        for (int filled = 0; filled < count;)
        {
            int take = (int)Math.Min(LabelPiece, count - filled);
            if (labels.Length - filled < take)
            {
                Array.Resize(ref labels, (int)Math.Min(count, 2L * labels.Length));
            }

            if (bytes.Length > 0)
            {
                reader.ReadBytes(bytes.AsSpan(0, take), cancellationToken);
                for (int i = 0; i < take; i++)
                {
                    labels[filled + i] = bytes[i];
                }
            }
            else
            {
                Convert(reader.ReadItems(take, cancellationToken), labels.AsSpan(filled, take), path, filled);
            }

            filled += take;
        }

        reader.ExpectEnd();
        return labels;
    }

    public static ImageBlock LoadImages(string path, DatasetReading reading, CancellationToken cancellationToken)
    {
        using var reader = IdxReader.Open(path);
        IdxHeader header = reader.Header;
        int count = (int)header.Dimensions[0];
        (int rows, int columns) = SizeOf(header);
        int imageLength = rows * columns;
        if (reader.IsPlain && !reading.Transpose && count > 0 && (reading.IsOwnStore || header.DataLength > MapThreshold))
        {
            return new MappedImageBlock(path, header.HeaderLength, count, imageLength);
        }

        long room = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return header.DataLength > room
            ? throw new DatasetFormatException(
                path, $"at most the {room} bytes that memory has room for", $"{header.DataLength} ({header})", offset: 4,
                hint: "Decompress the file: plain files over 256 MiB are memory-mapped.", format: "IDX")
            : LoadToMemory(reader, count, rows, columns, reading.Transpose, cancellationToken);
    }

    /// <summary>The extended labels of a split, which are read on first use. There may be more rows than samples.</summary>
    public static WriterTable WritersOf(string path, int count) => new(path, count, token =>
    {
        IdxArray array = IdxArray.Read(path, token);
        return array.ElementType == IdxElementType.Int && array.Dimensions is [long rows, WriterTable.Columns] && rows >= count
            ? array.As<int>()
            : throw IdxFormat.Invalid(path, $"at least {count} rows of {WriterTable.Columns} numbers (magic number 3074)", array.Header.ToString(), offset: 0);
    });

    // Memory grows only with the data that arrives.
    private static MemoryImageBlock LoadToMemory(IdxReader reader, int count, int rows, int columns, bool transpose, CancellationToken cancellationToken)
    {
        int imageLength = rows * columns;
        int perChunk = MemoryImageBlock.ImagesPerChunk(imageLength);
        byte[][] chunks = new byte[((long)count + perChunk - 1) / perChunk][];
        for (int i = 0; i < chunks.Length; i++)
        {
            int images = Math.Min(perChunk, count - (i * perChunk));
            chunks[i] = GC.AllocateUninitializedArray<byte>(images * imageLength);
            reader.ReadBytes(chunks[i], cancellationToken);
            if (transpose)
            {
                Transposition.Apply(chunks[i], rows, columns);
            }
        }

        reader.ExpectEnd();
        return new MemoryImageBlock(chunks, perChunk, imageLength);
    }

    private static void Convert(IdxArray piece, Span<short> labels, string path, int place)
    {
        int[] values = piece.ElementType switch
        {
            IdxElementType.SignedByte => Array.ConvertAll(piece.As<sbyte>(), label => (int)label),
            IdxElementType.Short => Array.ConvertAll(piece.As<short>(), label => (int)label),
            _ => piece.As<int>(),
        };
        for (int i = 0; i < values.Length; i++)
        {
            labels[i] = values[i] is >= 0 and <= byte.MaxValue
                ? (short)values[i]
                : throw new DatasetFormatException(
                    path, "a label from 0 to 255", $"{values[i]}", piece.Header.HeaderLength + ((long)(place + i) * piece.Header.ElementSize), format: "IDX");
        }
    }
}
