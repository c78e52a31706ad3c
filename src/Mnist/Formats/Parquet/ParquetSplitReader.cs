using System.Diagnostics.CodeAnalysis;
using Mnist.Imaging;
using Mnist.Plugins;

namespace Mnist.Formats.Parquet;

/// <summary>Reads the samples of one split from its files, one file after another.</summary>
internal sealed class ParquetSplitReader : SampleReader
{
    private readonly PictureDecoding _pictures = new();
    private readonly SampleInput _input;
    private readonly ParquetReadOptions _options;
    private readonly IReadOnlyList<SampleInput> _files;
    private readonly CancellationToken _cancellationToken;
    private IParquetRowReader? _reader;
    private IReadOnlyList<string>? _names;
    private int _fileCount;
    private long _row;
    private long _announcedRows;
    private (byte[] Pixels, int Rows, int Columns, int Label)? _first;
    private bool _isWhole;

    /// <param name="input">The file, folder or stream. It names the dataset.</param>
    /// <param name="files">The files, in order.</param>
    /// <param name="split">The split of the files.</param>
    /// <param name="options">The columns, the dataset and its categories.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public ParquetSplitReader(SampleInput input, IReadOnlyList<SampleInput> files, Split split, ParquetReadOptions options, CancellationToken cancellationToken)
    {
        _input = input;
        _files = files;
        _options = options;
        _cancellationToken = cancellationToken;
        try
        {
            _first = ReadRow(); // sets the size of all images; 28 x 28 if there are none
            DatasetIdentity identity = input.IsStream
                ? input.Identify(options)
                : ImportNaming.IdentityOf(ParquetFiles.NameOf(input.Path), options);
            Origin = new SampleOrigin(
                options is { Dataset: null, CategoryNames: null } && _names is not null ? new DatasetIdentity(identity.Name, _names) : identity,
                split,
                _first?.Rows ?? 28,
                _first?.Columns ?? 28,
                [.. files.SelectMany(file => file.Files)]);
        }
        catch
        {
            _reader?.Dispose();
            throw;
        }
    }

    public override bool TryRead(Span<byte> pixels, out int label)
    {
        if (!TryTake(out byte[]? row, out label))
        {
            return false;
        }

        row.CopyTo(pixels);
        return true;
    }

    internal override bool TryTake([NotNullWhen(true)] out byte[]? pixels, out int label)
    {
        if ((_first ?? ReadRow()) is not (var row, var rows, var columns, var number))
        {
            (pixels, label) = (null, MnistSample.Unlabeled);
            return false;
        }

        _first = null;
        if (rows != Rows || columns != Columns)
        {
            throw ParquetFormat.Invalid(
                _files[_fileCount - 1].Path,
                FormattableString.Invariant($"images of one size, {Rows} x {Columns}"),
                FormattableString.Invariant($"{rows} x {columns}"),
                hint: HintOf(_row - 1));
        }

        (pixels, label) = (row, number);
        return true;
    }

    internal override SampleSet ReadToEnd(CancellationToken cancellationToken)
    {
        _isWhole = true;
        RequireRoom();
        return base.ReadToEnd(cancellationToken);
    }

    protected override void Dispose(bool disposing) => _reader?.Dispose();

    private (byte[] Pixels, int Rows, int Columns, int Label)? ReadRow()
    {
        ReadOnlyMemory<byte> image = default;
        long? label = null;
        while (_reader is null || !_reader.TryRead(out image, out label))
        {
            if (_fileCount == _files.Count)
            {
                return null;
            }

            _reader?.Dispose();
            OpenNext();
        }

        _cancellationToken.ThrowIfCancellationRequested();
        string file = _files[_fileCount - 1].Path;
        if (label is < MnistSample.Unlabeled or > byte.MaxValue)
        {
            throw ParquetFormat.Invalid(file, "a label from 0 to 255, or -1 for none", FormattableString.Invariant($"{label}"), hint: HintOf(_row));
        }

        Picture picture = Decode(image.Span, file);
        _row++;
        return (picture.Flatten(), picture.Rows, picture.Columns, (int)(label ?? MnistSample.Unlabeled));
    }

    private void OpenNext()
    {
        SampleInput file = _files[_fileCount++];
        _reader = Plugin.Parquet.OpenReader(file.OpenRandom(), file.Path, _options.ImageColumn, _options.LabelColumn);
        _row = 0;
        _announcedRows += _reader.RowCount;
        _names ??= HuggingFaceFeatures.ReadNames(_reader.Features, _reader.LabelColumn, file.Path);
        if (_fileCount == 1 && _reader.OtherColumns.Count > 0)
        {
            string others = string.Join(", ", _reader.OtherColumns);
            Action<string> say = _reader.LabelColumn is null ? _options.Warn : _options.Tell;
            say($"'{file.Path}': the columns {others} are left out.{(_reader.LabelColumn is null ? " None is named as labels are. Use LabelColumn to name them." : "")}");
        }

        RequireRoom();
    }

    // A small file can repeat one image any number of times.
    private void RequireRoom()
    {
        long room = _isWhole ? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (Rows * Columns) : long.MaxValue;
        if (_announcedRows > room)
        {
            throw ParquetFormat.Invalid(
                _input.Path,
                FormattableString.Invariant($"at most the {room} images that memory has room for"),
                FormattableString.Invariant($"{_announcedRows}"),
                hint: "Read them one by one with Read.");
        }
    }

    private static string HintOf(long row) => FormattableString.Invariant($"In row {row}, counted from 0.");

    private Picture Decode(ReadOnlySpan<byte> image, string file)
    {
        try
        {
            return _pictures.Read(image, file, _cancellationToken);
        }
        catch (DatasetFormatException exception)
        {
            throw ParquetFormat.Invalid(
                file,
                exception.Expected,
                exception.Actual,
                hint: FormattableString.Invariant($"In the image of row {_row}, counted from 0, at its offset {exception.Offset ?? 0}."),
                innerException: exception);
        }
    }
}
