using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Mnist.Formats;
using Mnist.Formats.Npz;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Npz;

/// <summary>Archives that lie. Each must end in the typed error, at once and without much memory.</summary>
public sealed class NpzBadInputTests : IDisposable
{
    private const int LocalLength = 30 + 11 + 20; // of x_train.npy

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_cut_is_noticed(bool compress)
    {
        byte[] sound = Make(compress);
        Mutation.CheckCuts(sound, Enumerable.Range(0, sound.Length), "m.npz", path => SampleFormat.Npz.Import(path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Mutations_are_read_or_refused(bool compress) => Mutation.Check(Make(compress), "m.npz", path => SampleFormat.Npz.Import(path), 1500);

    [Fact]
    public void Mutations_of_an_array_are_read_or_refused() =>
        Mutation.Check([.. NpyHeader.ForBytes(2, 5, 5), .. new byte[50]], "m.npy", path => SampleFormat.Npz.Import(path), 1500);

    [Fact]
    public void Every_changed_bit_of_the_content_is_noticed()
    {
        byte[] sound = Make(compress: false);
        for (int place = LocalLength; place < LocalLength + 128 + 50; place++)
        {
            byte[] bytes = (byte[])sound.Clone();
            bytes[place] ^= 1;
            Error(bytes);
        }
    }

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("PK", "the end record of a ZIP file")]
    [InlineData("PK\u0005\u0006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "a ZIP file with one file in the format npz, found no files")]
    [InlineData("\u001F\u008B", "gunzip")]
    [InlineData("hello", "a ZIP file of arrays")]
    public void What_is_no_archive_is_refused(string text, string message) =>
        Assert.Contains(message, Error(Encoding.Latin1.GetBytes(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 5, 5), }", "")]
    [InlineData("{'shape':(2L,5L,5L),\"fortran_order\":False,\n'descr':\"|u1\"}", "")]
    [InlineData("{'descr': '=u1', 'fortran_order': False, 'shape': (2, 5, 5,), } ", "")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 5, 6), }", "60 bytes of elements, for the shape (2, 5, 6), found 50")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 5, 4), }", "40 bytes of elements")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (9223372036854775807, 5, 5), }", "less than 2^63 bytes")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (0, 9223372036854775807, 5), }", "less than 2^63 bytes")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999999999999, 5, 5), }", "a size, found '99999999999999999999, 5,'")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (-2, 5, 5), }", "a size, found '-2, 5, 5), }'")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 5, 5, }", "a size, found '}'")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': [2, 5, 5], }", "'('")]
    [InlineData("{'descr': '|u1', 'fortran_order': false, 'shape': (2, 5, 5), }", "True or False, found 'false")]
    [InlineData("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 5, 5), }", "")]
    [InlineData("{'descr': '<U1', 'fortran_order': False, 'shape': (2,), }", "found '<U1'. These are texts. In Python, save labels as numbers, for example y.astype(int).")]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (2, 5, 5), }", "pickled Python objects")]
    [InlineData("{'descr': '|u2', 'fortran_order': False, 'shape': (1, 5, 5), }", "found '|u2'")]
    [InlineData("{'descr': '<u3', 'fortran_order': False, 'shape': (1, 5, 5), }", "found '<u3'")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, }", "fewer of them")]
    [InlineData("{'descr': '|u1', 'descr': '|u1', 'fortran_order': False, 'shape': (2, 5, 5), }", "once each, found 'descr'")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 5, 5), 'more': 1}", "once each, found 'more'")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 5, 5), } + 1", "the end of the header, found '+ 1'")]
    [InlineData("{'descr': '|u1, 'fortran_order': False, 'shape': (2, 5, 5), }", "found '|u1, '")]
    [InlineData("{'descr", "a text in quotes")]
    [InlineData("{", "a text in quotes, found the end")]
    [InlineData("", "'{', found the end")]
    public void Headers_of_arrays_are_read_or_refused(string header, string message)
    {
        byte[] bytes = [.. NpyHeader.Magic, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. new byte[50]];
        if (message.Length == 0)
        {
            Assert.Equal(2, SampleFormat.Npz.Import(_folder.Write("m.npy", bytes)).Train.Count);
            return;
        }

        Assert.Contains(message, Error(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("934E554D5059", "the magic string")]
    [InlineData("934E554D505901", "the magic string")]
    [InlineData("934E554D5059000000000000", "version 1, 2 or 3, found version 0.0")]
    [InlineData("934E554D5059040000000000", "version 1, 2 or 3, found version 4.0")]
    [InlineData("934E554D50590100FFFF", "a header of at most 0 bytes, found one of 65535")]
    [InlineData("934E554D50590200FFFFFFFF", "a header of at most 0 bytes, found one of 4294967295")]
    public void Starts_of_arrays_that_lie_are_refused(string bytes, string message) =>
        Assert.Contains(message, Error(Convert.FromHexString(bytes)), StringComparison.Ordinal);

    /// <summary>Offsets are those of the first member in the directory, negative ones from the end of the file.</summary>
    [Theory]
    [InlineData(8, 1u, 2, "stored or deflated members, not encrypted")]
    [InlineData(10, 12u, 2, "stored or deflated members")]
    [InlineData(10, 8u, 2, "that agrees with the directory")]
    [InlineData(16, 1u, 4, "the checksum 00000001")]
    [InlineData(20, 1u, 4, "sizes within the file")]
    [InlineData(24, 1u, 4, "sizes within the file")]
    [InlineData(20, uint.MaxValue, 4, "sizes within the file")]
    [InlineData(42, 5u, 4, "that agrees with the directory")]
    [InlineData(42, uint.MaxValue, 4, "sizes within the file")]
    [InlineData(42, 100_000u, 4, "to end before")]
    [InlineData(46, (uint)'/', 1, "a plain name, found '/_train.npy'")]
    [InlineData(46, (uint)'\\', 1, "a plain name")]
    [InlineData(46, (uint)'y', 1, "each name once, found 'y_train.npy' twice")]
    [InlineData(28, 60_000u, 2, "of directory, found")]
    [InlineData(0, 0u, 4, "a member of the directory")]
    [InlineData(-12, 3u, 2, "members in")]
    [InlineData(-14, 3u, 2, "members in")]
    [InlineData(-18, 1u, 2, "members in")]
    [InlineData(-10, 5u, 4, "a directory of at most")]
    [InlineData(-6, 5u, 4, "a directory of at most")]
    [InlineData(-6, uint.MaxValue, 4, "an end record of ZIP64, found none")]
    [InlineData(-2, 5u, 2, "the end record of a ZIP file")]
    public void A_directory_that_lies_is_refused(int offset, uint value, int size, string message)
    {
        byte[] bytes = Make(compress: false);
        Span<byte> place = bytes.AsSpan(offset < 0 ? bytes.Length + offset : DirectoryOf(bytes) + offset);
        Span<byte> raw = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(raw, value);
        raw[..size].CopyTo(place);
        Assert.Contains(message, Error(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(18)]
    [InlineData(22)]
    [InlineData(26)]
    [InlineData(28)]
    [InlineData(30)]
    public void A_local_header_that_differs_is_refused(int offset)
    {
        byte[] bytes = Make(compress: false);
        bytes[offset] ^= 0x40;
        Assert.Contains("x_train.npy", Error(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_that_share_bytes_are_refused()
    {
        // Both names on the bytes of the first, as zip bombs do.
        byte[] bytes = Make(compress: false);
        int second = DirectoryOf(bytes) + 46 + 11;
        bytes.AsSpan(DirectoryOf(bytes) + 16, 12).CopyTo(bytes.AsSpan(second + 16));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(second + 42), 0);
        Assert.Contains("to end before 0", Error(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Deflated_content_of_more_or_fewer_bytes_is_refused()
    {
        // The directory and both headers agree on a size that the content does not have.
        foreach ((int more, string expected) in new[] { (-1, "the checksum"), (1, "bytes of elements") })
        {
            byte[] bytes = Make(compress: true);
            int size = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(22)) + more;
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(22), size);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(DirectoryOf(bytes) + 24), size);
            Assert.Contains(expected, Error(bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_bomb_does_not_go_off()
    {
        // A gigabyte of zeros, and a header that says so.
        string path = _folder["bomb.npz"];
        byte[] piece = new byte[1 << 20];
        using (var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] header, int pieces) in new[]
            {
                ("x_train.npy", NpyHeader.ForBytes(1 << 15, 1 << 15, 1), 1 << 10), ("y_train.npy", NpyHeader.ForBytes(1 << 15), 0),
            })
            {
                using Stream member = zip.CreateEntry(name).Open();
                member.Write(header);
                for (int i = 0; i < pieces; i++)
                {
                    member.Write(piece);
                }

                if (pieces == 0)
                {
                    member.Write(piece, 0, 1 << 15);
                }
            }
        }

        // It is what it says, so that samples come one by one; only as many as are asked for.
        long allocated = Allocation.Of(() => Assert.Equal(3, SampleFormat.Npz.Read(path).Take(3).Count()));
        Assert.InRange(allocated, 0, 2 * Allocation.Megabyte);

        byte[] bytes = File.ReadAllBytes(path);
        int directory = DirectoryOf(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(directory + 24), 0xF0000000); // four gigabytes
        Assert.Contains("deflated ones", Error(bytes), StringComparison.Ordinal);
    }

    private static int DirectoryOf(byte[] bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(bytes.Length - 6));

    private byte[] Make(bool compress)
    {
        SampleFormat.Npz.Write(_folder["sound.npz"], TestSamples.MakeSet(2, 5, 5), new NpzWriteOptions { Compress = compress });
        return File.ReadAllBytes(_folder["sound.npz"]);
    }

    private string Error(byte[] bytes)
    {
        string path = _folder.Write("m.npz", bytes);
        var exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Npz.Import(path));
        Assert.Equal((path, "npz"), (exception.Path, exception.Format));
        return exception.Message;
    }
}
