using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Idx;

public sealed class IdxCompressionTests : IDisposable
{
    private static readonly byte[] s_file = BigEndianBytes.Idx(0x08, [3], 7, 8, 9);

    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData("labels.gz", false)]
    [InlineData("labels", true)]
    [InlineData("labels.idx", true)]
    [InlineData("labels.gz", true)]
    public void The_bytes_tell_whether_a_file_is_compressed(string name, bool isCompressed)
    {
        string path = _temp.Write(name, isCompressed ? BigEndianBytes.Gzip(s_file) : s_file);

        Assert.Equal([7, 8, 9], IdxArray.Read(path).As<byte>());
        Assert.Equal("UnsignedByte 3", IdxHeader.Read(path).ToString());
    }

    [Fact]
    public void Gzip_of_several_members_is_one_file()
    {
        string path = _temp.Write("labels.gz", [.. BigEndianBytes.Gzip(s_file[..6]), .. BigEndianBytes.Gzip(s_file[6..9]), .. BigEndianBytes.Gzip(s_file[9..])]);

        Assert.Equal([7, 8, 9], IdxArray.Read(path).As<byte>());
    }

    [Fact]
    public void Padding_behind_gzip_is_passed_over()
    {
        string path = _temp.Write("labels.gz", [.. BigEndianBytes.Gzip(s_file), .. new byte[512]]);

        Assert.Equal([7, 8, 9], IdxArray.Read(path).As<byte>());
    }

    [Theory]
    [InlineData("out.gz")]
    [InlineData("out.GZ")]
    public void A_name_that_ends_in_gz_is_written_compressed(string name)
    {
        new IdxArray(new byte[] { 7, 8, 9 }, 3).Write(_temp[name]);

        Assert.Equal([0x1F, 0x8B], File.ReadAllBytes(_temp[name])[..2]);
        Digest.OfGzipped(_temp[name], out long length);
        Assert.Equal(s_file.Length, length);
        Assert.Equal([7, 8, 9], IdxArray.Read(_temp[name]).As<byte>());
    }

    [Fact]
    public void Another_name_is_written_plain()
    {
        new IdxArray(new byte[] { 7, 8, 9 }, 3).Write(_temp["out.idx1-ubyte"]);

        Assert.Equal(s_file, File.ReadAllBytes(_temp["out.idx1-ubyte"]));
        Assert.Equal(["out.idx1-ubyte"], _temp.Names);
    }

    [Fact]
    public void Gzip_that_is_cut_anywhere_is_refused()
    {
        byte[] whole = BigEndianBytes.Gzip(s_file);
        for (int length = 2; length < whole.Length; length++)
        {
            string path = _temp.Write("labels.gz", whole[..length]);
            using var stream = new TricklingStream(whole[..length], piece: 5);

            DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => IdxArray.Read(path));
            Assert.Equal(path, exception.Path);
            Assert.InRange(exception.Offset!.Value, 0, s_file.Length);
            Assert.Equal("(stream)", Assert.Throws<DatasetFormatException>(() => IdxArray.Read(stream)).Path);
        }
    }

    [Fact]
    public void Gzip_with_a_changed_byte_gives_the_same_array_or_is_refused()
    {
        byte[] whole = BigEndianBytes.Gzip(s_file);
        for (int i = 0; i < whole.Length * 8; i++)
        {
            byte[] changed = [.. whole];
            changed[i / 8] ^= (byte)(1 << (i % 8));
            string path = _temp.Write("labels.gz", changed);
            try
            {
                Assert.Equal([7, 8, 9], IdxArray.Read(path).As<byte>());
            }
            catch (DatasetFormatException exception)
            {
                Assert.Equal(path, exception.Path);
            }
        }
    }

    public void Dispose() => _temp.Dispose();
}
