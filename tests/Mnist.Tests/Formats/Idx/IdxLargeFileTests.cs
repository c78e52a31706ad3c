using System.Buffers.Binary;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Idx;

/// <summary>Files over 2 GiB, sparse, so that they take little room on most disks.</summary>
[Collection(Alone.Name)]
public sealed class IdxLargeFileTests : IDisposable
{
    private const int Count = 3_000_000;
    private const long Gigabyte = 1L << 30;

    private static readonly int[] s_places = [0, 1, 1_369_568, 2_739_137, 2_739_138, 2_739_139, 2_999_998, 2_999_999];

    private readonly TempFolder _temp = new();

    [Fact]
    public void Images_over_2_GiB_are_mapped_and_read_at_any_place()
    {
        WriteImages();
        _temp.Write("train-labels-idx1-ubyte", BigEndianBytes.Idx(0x08, [Count], new byte[Count]));
        MnistDataset? dataset = null;

        long allocated = Allocation.Of(() =>
        {
            dataset = MnistDataset.OpenFolder(_temp.Path);
            foreach (int place in s_places)
            {
                Assert.Equal(place, BinaryPrimitives.ReadInt32LittleEndian(dataset.Train[place].AsSpan()));
                Assert.Equal((byte)~place, dataset.Train[place].Pixels[783]);
            }
        });

        Assert.IsType<MappedImageBlock>(dataset!.Train.Origin.Images);
        Assert.Equal(Count, dataset.Train.Count);
        Assert.Equal(0, dataset.Train[77].AsSpan()[100]);
        Assert.InRange(allocated, 0, 20 * Allocation.Megabyte);
    }

    [Fact]
    public void A_reader_goes_to_any_item_of_a_file_over_2_GiB()
    {
        string path = WriteImages();
        long allocated = Allocation.Of(() =>
        {
            using IdxReader reader = IdxReader.Open(path);
            long position = 0;
            foreach (int place in s_places)
            {
                reader.SkipItems(place - position);
                byte[] pixels = reader.ReadItems(1).As<byte>();
                Assert.Equal(place, BinaryPrimitives.ReadInt32LittleEndian(pixels));
                position = place + 1;
            }

            reader.ExpectEnd();
        });

        Assert.InRange(allocated, 0, 2 * Allocation.Megabyte);
        Assert.Throws<NotSupportedException>(() => IdxArray.Read(path));
    }

    [Fact]
    public void An_array_of_more_than_2_GiB_is_read_and_written()
    {
        const int Length = 550_000_000;
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("MNIST_LARGE_TESTS") == "1",
            "Takes 2.2 GiB of memory and seconds; MNIST_LARGE_TESTS=1 asks for it.");
        string path = MakeSparse("floats", BigEndianBytes.Idx(0x0D, [Length]), 4L * Length, (file, start) =>
        {
            file.Position = start;
            file.Write([0x3F, 0x80, 0, 0]);
            file.Position = start + (4L * (Length - 1));
            file.Write([0xC0, 0, 0, 0]);
        });

        float[] data = IdxArray.Read(path).As<float>();

        Assert.Equal((Length, 1f, 0f, -2f), (data.Length, data[0], data[1], data[^1]));
        using var last = new TailStream(4);
        new IdxArray(data, Length).Write(last);
        Assert.Equal(8 + (4L * Length), last.Written);
        Assert.Equal([0xC0, 0, 0, 0], last.Tail);
    }

    public void Dispose() => _temp.Dispose();

    private string WriteImages() => MakeSparse(
        "train-images-idx3-ubyte", BigEndianBytes.Idx(0x08, [Count, 28, 28]), 784L * Count, (file, start) =>
        {
            Span<byte> number = stackalloc byte[4];
            foreach (int place in s_places)
            {
                BinaryPrimitives.WriteInt32LittleEndian(number, place);
                file.Position = start + (784L * place);
                file.Write(number);
                file.Position = start + (784L * place) + 783;
                file.WriteByte((byte)~place);
            }
        });

    private string MakeSparse(string name, byte[] header, long length, Action<FileStream, long> fill)
    {
        Assert.SkipUnless(new DriveInfo(_temp.Path).AvailableFreeSpace > 4 * Gigabyte, "Needs 4 GiB in the temporary folder.");
        using FileStream file = File.Create(_temp[name]);
        file.SetLength(header.Length + length);
        file.Write(header);
        fill(file, header.Length);
        return _temp[name];
    }

    /// <summary>Counts what is written, and keeps the end of it.</summary>
    private sealed class TailStream(int kept) : MemoryStream
    {
        public long Written { get; private set; }

        public byte[] Tail { get; private set; } = [];

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Written += buffer.Length;
            Tail = buffer[^kept..].ToArray();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }
}
