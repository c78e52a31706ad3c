using Mnist.IO;

namespace Mnist.Formats.Torch;

/// <summary>Writes Torch7's .t7: a table of <c>data</c> (N x 1 x 32 x 32 bytes) and <c>labels</c> (N bytes, from 1).</summary>
/// <remarks>
/// The header contains the number of samples. In ascii mode, its length depends on the digits of that number. So images are written
/// after a header for the expected number, and moved at the end only if the length differs. Labels are written last.
/// </remarks>
internal sealed class TorchWriter : SampleWriter
{
    private const int LikelyCount = 60_000;
    private const int LargestLabel = byte.MaxValue - 1;

    private readonly Stream _file;
    private readonly WorkBuffer _labels;
    private readonly bool _isBinary;
    private long _likelyCount = LikelyCount;
    private int _headLength = -1;
    private int _rows = TorchFormat.PaddedSize;
    private int _columns = TorchFormat.PaddedSize;
    private byte[] _image = [];

    public TorchWriter(SampleOutput output, TorchWriteOptions options)
        : base(output)
    {
        _isBinary = options.Encoding == TorchEncoding.Binary;
        _file = OpenFile(isSought: true);
        _labels = new WorkBuffer(output.IsStream ? null : output.Path);
    }

    private bool IsPadded => _rows == TorchFormat.PaddedSize && _columns == TorchFormat.PaddedSize;

    private int Border => IsPadded ? TorchFormat.Padding : 0;

    /// <inheritdoc/>
    protected override void Finish(CancellationToken cancellationToken)
    {
        byte[] head = MakeHead(Count, out int nextIndex);
        long length = Count * _image.Length;
        if (Count > 0)
        {
            StreamRegion.Move(_file, _headLength, head.Length, length, cancellationToken);
        }

        _file.Position = 0;
        _file.Write(head);
        _file.SetLength(head.Length + length);
        _file.Seek(0, SeekOrigin.End);

        var middle = new TorchOutput(_isBinary);
        middle.EndOfBytes(length).Int(TorchFormat.Text).Name("labels").ByteTensor(nextIndex, Count);
        _file.Write(middle.ToArray());
        _labels.CopyTo(_file, cancellationToken);
        _file.Write(new TorchOutput(_isBinary).EndOfBytes(Count).ToArray());
    }

    /// <inheritdoc/>
    protected override void Begin(SampleSet samples)
    {
        if (Count == 0 && samples.Count > 0)
        {
            _likelyCount = samples.Count;
        }
    }

    /// <inheritdoc/>
    protected override void WriteSample(MnistSample sample)
    {
        if (sample.Label is < 0 or > LargestLabel)
        {
            throw new ArgumentException(
                $"{sample} has the label {sample.Label}. In a Torch file, labels must be from 0 to {LargestLabel}, because they are bytes that count from 1.");
        }

        if (Count == 0)
        {
            Start(sample.Rows, sample.Columns);
        }
        else if (sample.Rows != _rows || sample.Columns != _columns)
        {
            throw new ArgumentException($"{sample} is {sample.Rows} x {sample.Columns}, but the samples before it are {_rows} x {_columns}. Use samples of one size.");
        }

        if (IsPadded)
        {
            ReadOnlySpan<byte> pixels = sample.AsSpan();
            for (int row = 0; row < _rows; row++)
            {
                pixels.Slice(row * _columns, _columns).CopyTo(_image.AsSpan(((row + Border) * (_columns + (2 * Border))) + Border));
            }

            _file.Write(_image);
        }
        else
        {
            _file.Write(sample.AsSpan());
        }

        _labels.Write([(byte)(sample.Label + 1)]);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _labels.Dispose();

    private void Start(int rows, int columns)
    {
        (_rows, _columns) = (rows, columns);
        _image = new byte[(rows + (2 * Border)) * (columns + (2 * Border))];
        byte[] head = MakeHead(_likelyCount, out _);
        _file.Position = 0;
        _file.Write(head);
        _headLength = head.Length;
    }

    private byte[] MakeHead(long count, out int nextIndex)
    {
        var head = new TorchOutput(_isBinary);
        head.Int(TorchFormat.Table).Int(1).Int(2);
        head.Int(TorchFormat.Text).Name("data");
        nextIndex = head.ByteTensor(2, count, 1, _rows + (2 * Border), _columns + (2 * Border));
        return head.ToArray();
    }
}
