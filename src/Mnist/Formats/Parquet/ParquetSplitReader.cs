using Mnist.Imaging;
using Mnist.Plugins;

namespace Mnist.Formats;

/// <summary>Reads the samples of one split out of its files, one after another.</summary>
/// <param name="path">The file or folder that was asked for; names the dataset.</param>
/// <param name="files">The files, in order.</param>
/// <param name="split">Their split.</param>
/// <param name="dataset">The dataset of the catalog that they are of, or null.</param>
internal sealed class ParquetSplitReader(string path, IReadOnlyList<string> files, Split split, string? dataset)
{
    private readonly PngDecoder _decoder = new();
    private SampleOrigin? _origin;
    private DatasetIdentity? _identity;

    /// <summary>What the samples have in common; known after the first, 28 x 28 without one.</summary>
    public SampleOrigin Origin => _origin ?? new SampleOrigin(_identity ?? IdentityOf(null), split, 28, 28, files);

    /// <summary>The rows that the files opened so far say they have.</summary>
    public long AnnouncedRows { get; private set; }

    /// <summary>Reads the samples.</summary>
    /// <exception cref="DatasetFormatException">A file is damaged, has other columns, or images of several sizes.</exception>
    public IEnumerable<(int Label, byte[] Pixels)> Read(CancellationToken cancellationToken)
    {
        foreach (string file in files)
        {
            using IParquetRowReader reader = Plugin.Parquet.OpenReader(file);
            AnnouncedRows += reader.RowCount;
            _identity ??= IdentityOf(HuggingFaceFeatures.ReadNames(reader.Features, file));
            for (long row = 0; ; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!reader.TryRead(out ReadOnlyMemory<byte> image, out long? label))
                {
                    break;
                }

                if (label is < MnistSample.Unlabeled or > byte.MaxValue)
                {
                    throw HuggingFaceParquet.Invalid(
                        file, "a label from 0 to 255, or -1 for none", FormattableString.Invariant($"{label}"), hint: HintOf(row));
                }

                Picture picture = Decode(image.Span, file, row);
                _origin ??= new SampleOrigin(_identity, split, picture.Rows, picture.Columns, files);
                if (picture.Rows != _origin.Rows || picture.Columns != _origin.Columns)
                {
                    throw HuggingFaceParquet.Invalid(
                        file,
                        FormattableString.Invariant($"images of one size, {_origin.Rows} x {_origin.Columns}"),
                        FormattableString.Invariant($"{picture.Rows} x {picture.Columns}"),
                        hint: HintOf(row));
                }

                yield return ((int)(label ?? MnistSample.Unlabeled), picture.Flatten());
            }
        }
    }

    private static string HintOf(long row) => FormattableString.Invariant($"In row {row}, counted from 0.");

    private Picture Decode(ReadOnlySpan<byte> image, string file, long row)
    {
        try
        {
            return _decoder.Decode(image, file);
        }
        catch (DatasetFormatException exception)
        {
            throw HuggingFaceParquet.Invalid(
                file,
                exception.Expected,
                exception.Actual,
                hint: FormattableString.Invariant($"In the image of row {row}, counted from 0, at its offset {exception.Offset}."),
                innerException: exception);
        }
    }

    private DatasetIdentity IdentityOf(IReadOnlyList<string>? names)
    {
        DatasetIdentity identity = ImportNaming.IdentityOf(ParquetFiles.NameOf(path), dataset);
        return dataset is null && names is not null ? new DatasetIdentity(identity.Name, names) : identity;
    }
}
