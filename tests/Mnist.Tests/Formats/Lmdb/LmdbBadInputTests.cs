using System.Buffers.Binary;
using Mnist.Formats;
using Mnist.Formats.Lmdb;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Lmdb;

/// <summary>Databases that lie. Each must end in the typed error, at once and without much memory.</summary>
public sealed class LmdbBadInputTests : IDisposable
{
    private const int Page = 4096;
    private const int Meta = Page; // the live one: that of transaction 1
    private const int Pointers = 16;

    private static readonly int[] s_places = [0, 1, 15, 16, 151, 152, 4095];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_cut_is_noticed()
    {
        byte[] sound = Make(23);
        IEnumerable<int> lengths = Enumerable.Range(0, sound.Length / Page).SelectMany(page => s_places.Select(more => (page * Page) + more));
        Mutation.CheckCuts(sound, lengths, "data.mdb", path => SampleFormat.Lmdb.ImportSet(path));
    }

    [Fact]
    public void Mutations_are_read_or_refused() => Mutation.Check(Make(23), "data.mdb", path => SampleFormat.Lmdb.ImportSet(path));

    [Fact]
    public void Mutations_of_overflow_pages_are_read_or_refused() =>
        Mutation.Check(Make(3, size: 80), "data.mdb", path => SampleFormat.Lmdb.ImportSet(path), 200);

    [Theory]
    [InlineData(16, 0u, "the magic number of LMDB")]
    [InlineData(16, 0xDEC0EFBEu, "big-endian")]
    [InlineData(20, 2u, "data version 1")]
    [InlineData(20, 3u, "LMDB 1.0 wrote it")]
    [InlineData(40, 4095u, "a page size that is a power of two")]
    [InlineData(40, 0u, "a page size that is a power of two")]
    [InlineData(40, 1u << 20, "a page size that is a power of two")]
    [InlineData(88 + 4, 0x00020004u, "with flags 04")]
    [InlineData(88 + 4, 0x00210000u, "at most 32 levels")]
    [InlineData(88 + 4, 0x00000000u, "at most 32 levels")]
    [InlineData(88 + 4, 0x00030000u, "a branch page with the number")]
    [InlineData(88 + 4, 0x00010000u, "a leaf page with the number")]
    [InlineData(88 + 32, 22u, "22 records, as the meta page says, found 23")]
    [InlineData(88 + 32, 24u, "24 records, as the meta page says, found 23")]
    [InlineData(88 + 40, 0u, "found page 0")]
    [InlineData(88 + 40, 1u, "found page 1")]
    [InlineData(88 + 40, 1000u, "found page 1000")]
    [InlineData(88 + 40, 2u, "a branch page with the number 2")]
    public void A_meta_page_that_lies_is_refused(int offset, uint value, string message) =>
        Refuse(message, bytes => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Meta + offset), value));

    [Fact]
    public void A_database_of_a_32_bit_program_is_refused() =>
        Refuse("A 32-bit program wrote it", bytes =>
        bytes.AsSpan(16, 100).ToArray().CopyTo(bytes, 12));

    [Fact]
    public void A_page_that_is_reached_twice_is_refused() =>
        Refuse("A page may be used twice.", bytes =>
        {
            // The root's second child is its first once more.
            int root = Root(bytes);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(root + Node(bytes, root, 1)), 2);
        });

    [Fact]
    public void A_branch_that_points_to_itself_is_refused() =>
        Refuse("a leaf page with the number", bytes =>
        {
            int root = Root(bytes);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(root + Node(bytes, root, 0)), (uint)(root / Page));
        });

    /// <summary>Thirty levels of branches, each with two ways to the same next one: 2^30 paths to one leaf.</summary>
    [Fact]
    public void Branches_that_meet_again_and_again_do_not_take_for_ever()
    {
        byte[] sound = Make(5);
        var bytes = new byte[(3 + 31) * Page];
        sound.CopyTo(bytes, 0);
        for (int level = 0; level < 31; level++)
        {
            Span<byte> page = bytes.AsSpan((3 + level) * Page, Page);
            BinaryPrimitives.WriteInt64LittleEndian(page, 3 + level);
            BinaryPrimitives.WriteUInt16LittleEndian(page[10..], 1);
            BinaryPrimitives.WriteUInt16LittleEndian(page[12..], 20);
            BinaryPrimitives.WriteUInt16LittleEndian(page[14..], 4080);
            BinaryPrimitives.WriteUInt16LittleEndian(page[16..], 4088);
            BinaryPrimitives.WriteUInt16LittleEndian(page[18..], 4080);
            BinaryPrimitives.WriteUInt32LittleEndian(page[4088..], level == 0 ? 2u : (uint)(2 + level));
            BinaryPrimitives.WriteUInt32LittleEndian(page[4080..], level == 0 ? 2u : (uint)(2 + level));
        }

        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(Meta + 88 + 6), 32);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(Meta + 88 + 32), long.MaxValue);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(Meta + 88 + 40), 33);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(Meta + 136), 33);

        Assert.Contains("A page may be used twice.", Error(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 0x0001, "a leaf page with the number 2")]
    [InlineData(10, 0x0022, "a leaf page with the number 2")]
    [InlineData(10, 0x0042, "a leaf page with the number 2")]
    [InlineData(0, 7, "a leaf page with the number 2")]
    [InlineData(12, 16, "free space from 16 to")]
    [InlineData(12, 17, "free space from 17 to")]
    [InlineData(12, 4094, "free space from 4094 to")]
    [InlineData(14, 4098, "to 4098")]
    [InlineData(Pointers, 0, "found one at 0")]
    [InlineData(Pointers, 4095, "found one at 4095")]
    public void A_leaf_that_lies_is_refused(int offset, int value, string message) =>
        Refuse(message, bytes => BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan((2 * Page) + offset), (ushort)value));

    [Theory]
    [InlineData(0, 0xFFFFFFFFu, "a record of at most")]
    [InlineData(0, 5000u, "where the page ends")]
    [InlineData(4, 0x00080002u, "a database within the database")]
    [InlineData(4, 0x00080004u, "several values under a key")]
    [InlineData(4, 0x00080001u, "pages from 2 to")]
    [InlineData(4, 0xFFFF0000u, "a node from")]
    public void A_node_that_lies_is_refused(int offset, uint value, string message) =>
        Refuse(message, bytes =>
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan((2 * Page) + Node(bytes, 2 * Page, 0) + offset), value));

    [Theory]
    [InlineData(0, 4ul)]
    [InlineData(10, 2ul)]
    [InlineData(12, 1ul)]
    public void Overflow_pages_that_lie_are_refused(int offset, ulong value)
    {
        byte[] bytes = Make(1, size: 80); // 6400 pixels: pages 2 and 3, the leaf is page 4
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan((2 * Page) + offset), (ushort)value);
        Assert.Contains("2 overflow pages with the number 2", Error(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("080110021802220441424344280138", "the end of the record")]
    [InlineData("08011002180222044142434428013801", "an encoded one")]
    [InlineData("08011002180228013504000000", "floating-point numbers")]
    [InlineData("0801100218022801320400000000", "floating-point numbers")]
    [InlineData("0803100218022204414243442801", "an image of one channel, found one of 3")]
    [InlineData("0801100218032204414243442801", "found 2 x 3 and 4 bytes")]
    [InlineData("08011002180222044142434428FF02", "found 383")]
    [InlineData("080110021802220441424344288002", "a label from 0 to 255")]
    [InlineData("08011002180222044142434428FEFFFFFFFFFFFFFFFF01", "found -2")]
    [InlineData("08011000180222002801", "found 0 x 2 and 0 bytes")]
    [InlineData("08012204414243442801", "found 0 x 0 and 4 bytes")]
    [InlineData("080110021802220541424344", "5 bytes of field 4")]
    [InlineData("22FFFFFFFFFFFFFFFF7F41", "bytes of field 4")]
    [InlineData("22FFFFFFFFFFFFFFFFFFFF7F41", "more than ten bytes")]
    [InlineData("0A0141", "field 1 of a Datum message with wire type 0")]
    [InlineData("2001", "field 4 of a Datum message with wire type 2")]
    [InlineData("0301", "the tag 3")]
    [InlineData("0001", "the tag 0")]
    [InlineData("0601", "the tag 6")]
    public void A_value_that_is_no_image_is_refused(string value, string message)
    {
        byte[] datum = Convert.FromHexString(value);
        using (FileStream file = File.Create(_folder["data.mdb"]))
        {
            var builder = new LmdbBuilder(file);
            datum.CopyTo(builder.Add("00000000"u8, datum.Length));
            builder.Complete();
        }

        var exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Lmdb.ImportSet(_folder["data.mdb"]));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal("LMDB", exception.Format);
        Assert.NotNull(exception.Offset);
    }

    [Fact]
    public void A_label_of_minus_one_or_none_is_no_label()
    {
        using (FileStream file = File.Create(_folder["data.mdb"]))
        {
            var builder = new LmdbBuilder(file);
            foreach ((string key, string value) in new[] { ("a", "1001180122017728FFFFFFFFFFFFFFFFFF01"), ("b", "10011801220177") })
            {
                byte[] datum = Convert.FromHexString(value);
                datum.CopyTo(builder.Add(System.Text.Encoding.ASCII.GetBytes(key), datum.Length));
            }

            builder.Complete();
        }

        Assert.Equal([-1, -1], SampleFormat.Lmdb.ImportSet(_folder["data.mdb"]).GetLabels());
    }

    [Fact]
    public void Images_of_two_sizes_are_refused()
    {
        using (var writer = SampleFormat.Lmdb.CreateWriter(_folder["db"]))
        {
            writer.Write(TestSamples.Make(1, 2, 3));
            writer.Write(TestSamples.Make(1, 3, 2));
            writer.Complete();
        }

        var exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Lmdb.ImportSet(_folder["db"]));
        Assert.Contains("images of 2 x 3, the size of the first, found one of 3 x 2 under the key 00000001", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_or_no_database_is_said()
    {
        Assert.Throws<FileNotFoundException>(() => SampleFormat.Lmdb.ImportSet(_folder["nothing"]));
        Assert.Throws<FileNotFoundException>(() => SampleFormat.Lmdb.ImportSet(_folder.Path));
        Assert.Throws<DatasetFormatException>(() => SampleFormat.Lmdb.ImportSet(_folder.Write("data.mdb", new byte[9000])));
        Assert.Throws<DatasetFormatException>(() => SampleFormat.Lmdb.ImportSet(_folder.Write("data.mdb", [])));
    }

    private static int Node(byte[] bytes, int page, int index) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(page + Pointers + (2 * index)));

    private static int Root(byte[] bytes) => Page * (int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(Meta + 88 + 40));

    private byte[] Make(int count, int size = 28)
    {
        SampleFormat.Lmdb.Write(_folder["sound"], TestSamples.MakeSet(count, size, size));
        return File.ReadAllBytes(Path.Combine(_folder["sound"], "data.mdb"));
    }

    private void Refuse(string message, Action<byte[]> damage)
    {
        byte[] bytes = Make(23);
        damage(bytes);
        Assert.Contains(message, Error(bytes), StringComparison.Ordinal);
    }

    private string Error(byte[] bytes)
    {
        string path = _folder.Write("data.mdb", bytes);
        var exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Lmdb.ImportSet(path));
        Assert.Equal((path, "LMDB"), (exception.Path, exception.Format));
        return exception.Message;
    }
}
