using CsCheck;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Idx;

public sealed class IdxPropertyTests
{
    private static readonly Gen<long[]> s_sizes = Gen.Long[0, 6].Array[0, 4];

    private static readonly Gen<IdxArray> s_arrays =
        from sizes in s_sizes
        let count = (int)sizes.Aggregate(1L, (product, size) => product * size)
        from data in Gen.OneOf(
            Gen.Byte.Array[count].Select(data => (Array)data),
            Gen.SByte.Array[count].Select(data => (Array)data),
            Gen.Short.Array[count].Select(data => (Array)data),
            Gen.Int.Array[count].Select(data => (Array)data),
            Gen.Float.Array[count].Select(data => (Array)data),
            Gen.Double.Array[count].Select(data => (Array)data))
        select new IdxArray(data, sizes);

    [Fact]
    public void Any_array_is_read_back_as_it_was_written() => Gen.Select(s_arrays, Gen.Bool, Gen.Int[1, 50]).Sample((array, compress, piece) =>
    {
        byte[] file = Write(array);
        using var stream = new TricklingStream(compress ? BigEndianBytes.Gzip(file) : file, piece);

        IdxArray copy = IdxArray.Read(stream);

        Assert.Equal(array.Header.HeaderLength + array.Header.DataLength, file.Length);
        Assert.Equal(array.ElementType, copy.ElementType);
        Assert.Equal(array.Dimensions, copy.Dimensions);
        Assert.Equal(array.Data, copy.Data);
    }, iter: 1000);

    [Fact]
    public void Any_way_to_cut_a_file_into_items_gives_the_same_elements() =>
        Gen.Select(s_arrays.Where(array => array.Dimensions.Length > 0), Gen.Int[0, 4].Array[0, 6]).Sample((array, steps) =>
        {
            byte[] file = Write(array);
            using var stream = new MemoryStream(file);
            using var reader = new IdxReader(stream);
            var elements = new List<byte>();
            long left = array.Dimensions[0];
            foreach (int step in steps.Append(int.MaxValue))
            {
                long taken = Math.Min(step, left);
                IdxArray part = reader.ReadItems(taken);
                Assert.Equal([taken, .. array.Dimensions[1..]], part.Dimensions);
                elements.AddRange(Write(part)[part.Header.HeaderLength..]);
                left -= taken;
            }

            reader.ExpectEnd();
            Assert.Equal(file[array.Header.HeaderLength..], elements);
        }, iter: 500);

    [Fact]
    public void Changed_bytes_give_an_array_or_the_typed_exception_in_little_memory() =>
        Gen.Select(s_arrays, Gen.Select(Gen.Int[0, 400], Gen.Byte).Array[1, 4], Gen.Int[0, 400], Gen.Bool).Sample((array, changes, length, compress) =>
        {
            byte[] file = Write(array);
            foreach ((int place, byte value) in changes)
            {
                file[place % file.Length] = value;
            }

            byte[] cut = file[..Math.Min(file.Length, length)];
            using var temp = new TempFolder();
            string path = temp.Write("mutant", compress ? BigEndianBytes.Gzip(cut) : cut);

            Assert.InRange(Allocation.Of(() => Read(path)), 0, 4 * Allocation.Megabyte);
            Assert.Equal(["mutant"], temp.Names);
        }, iter: 1500);

    private static void Read(string path)
    {
        try
        {
            IdxArray array = IdxArray.Read(path);
            Assert.Equal(array.Header.ElementCount, array.Data.Length);
        }
        catch (DatasetFormatException exception)
        {
            Assert.Equal(path, exception.Path);
            Assert.NotNull(exception.Offset);
        }
    }

    private static byte[] Write(IdxArray array)
    {
        using var stream = new MemoryStream();
        array.Write(stream);
        return stream.ToArray();
    }
}
