using System.Buffers.Binary;
using Mnist.Datasets.Store;
using Mnist.Tests.Support;

namespace Mnist.Tests.Scale;

/// <summary>Labels that are read in several pieces.</summary>
public sealed class LongLabelTests : IDisposable
{
    private const int Count = 2_500_000;

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(0x08, 1, false)]
    [InlineData(0x08, 1, true)]
    [InlineData(0x0B, 2, false)]
    [InlineData(0x0C, 4, true)]
    public void Every_label_comes_in_its_place(byte type, int size, bool compress)
    {
        short[] labels = SplitFiles.LoadLabels(Write(type, size, compress, bad: null), CancellationToken.None);

        Assert.Equal(Count, labels.Length);
        Assert.DoesNotContain(false, labels.Select((label, i) => label == LabelOf(i)));
    }

    [Theory]
    [InlineData(0x0B, 2, 2_100_000)]
    [InlineData(0x0C, 4, 1_048_576)]
    public void A_label_out_of_range_is_named_with_its_place(byte type, int size, int bad)
    {
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(
            () => SplitFiles.LoadLabels(Write(type, size, compress: false, bad), CancellationToken.None));

        Assert.Equal((8L + ((long)bad * size), "300"), (exception.Offset, exception.Actual));
    }

    [Fact]
    public void A_compressed_file_that_ends_early_is_refused()
    {
        string path = _temp.Write("labels.gz", BigEndianBytes.Gzip(BigEndianBytes.Idx(0x08, [Count], new byte[Count - 1])));

        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => SplitFiles.LoadLabels(path, CancellationToken.None));

        Assert.Equal(8L + Count - 1, exception.Offset);
    }

    private static int LabelOf(int place) => place % 251;

    private string Write(byte type, int size, bool compress, int? bad)
    {
        byte[] elements = new byte[Count * size];
        for (int i = 0; i < Count; i++)
        {
            int label = i == bad ? 300 : LabelOf(i);
            Span<byte> element = elements.AsSpan(i * size, size);
            element[^1] = (byte)label;
            if (size > 1)
            {
                BinaryPrimitives.WriteInt16BigEndian(element[^2..], (short)label);
            }
        }

        byte[] file = BigEndianBytes.Idx(type, [Count], elements);
        return _temp.Write("labels", compress ? BigEndianBytes.Gzip(file) : file);
    }
}
