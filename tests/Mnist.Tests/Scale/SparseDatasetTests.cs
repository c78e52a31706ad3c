using System.Buffers.Binary;
using Mnist.Tests.Support;

namespace Mnist.Tests.Scale;

/// <summary>A dataset of over 50 GB, of which only a few images are written.</summary>
[Collection(Alone.Name)]
public sealed class SparseDatasetTests : IDisposable
{
    private const int Count = 70_000_000;
    private const int Seed = 5;

    private static readonly int[] s_places =
        [0, 1, 2_739_137, 2_739_138, 2_739_139, 5_478_275, 5_478_276, 5_478_277, 34_999_999, 69_999_998, 69_999_999];

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Fifty_gigabytes_are_read_at_random_places()
    {
        WriteImages();
        WriteLabels();
        SampleSet samples = MnistDataset.OpenFolder(_temp.Path).Train;

        long allocated = Allocation.Of(() =>
        {
            foreach (int place in s_places.Concat(s_places.Reverse()))
            {
                Assert.Equal(place, BinaryPrimitives.ReadInt32LittleEndian(samples[place].AsSpan()));
                Assert.Equal((byte)~place, samples[place].AsSpan()[783]);
                Assert.Equal(1 + (place % 9), samples.LabelAt(place));
            }

            Assert.Equal(s_places.Order(), samples.Where(1, 2, 3, 4, 5, 6, 7, 8, 9).Select(sample => sample.Index));
            Assert.Equal(1000, samples.Random(1000, Seed).Select(sample => sample.Index).Distinct().Count());
        });

        // Two bytes a label; nothing that grows with the images, and no order of all for a draw of some.
        Assert.InRange(allocated, 0, (2L * Count) + (8 * Allocation.Megabyte));
    }

    private void WriteImages()
    {
        using FileStream file = SparseFile.Create(_temp["train-images-idx3-ubyte"], BigEndianBytes.Idx(0x08, [Count, 28, 28]), 784L * Count);
        byte[] number = new byte[4];
        foreach (int place in s_places)
        {
            BinaryPrimitives.WriteInt32LittleEndian(number, place);
            file.Position = 16 + (784L * place);
            file.Write(number);
            file.Position = 16 + (784L * place) + 783;
            file.WriteByte((byte)~place);
        }
    }

    private void WriteLabels()
    {
        using FileStream file = SparseFile.Create(_temp["train-labels-idx1-ubyte"], BigEndianBytes.Idx(0x08, [Count]), Count);
        foreach (int place in s_places)
        {
            file.Position = 8 + place;
            file.WriteByte((byte)(1 + (place % 9)));
        }
    }
}
