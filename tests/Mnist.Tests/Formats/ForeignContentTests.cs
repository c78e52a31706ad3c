using System.IO.Compression;
using System.Text;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats;

/// <summary>Files of other kinds: every reader says what the file is and what to do. First bytes are those of the publications of each format.</summary>
public sealed class ForeignContentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>First bytes in Latin-1, what the message says, and the format that reads it.</summary>
    public static TheoryData<string, string, string?> Kinds => new()
    {
        { "version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 9\n", "a pointer of Git LFS, not the file itself. Run 'git lfs pull'", null },
        { "\n <!DOCTYPE HTML>\n<html>", "a web page. Download the file again", null },
        { "<html><body>1,2,3</body>", "a web page", null },
        { "\n  <!-- saved page -->\n<html>", "a web page", null },
        { "\u00EF\u00BB\u00BF<?xml version=\"1.0\"?><Error/>", "an XML document. Download the file again", null },
        { "{\"error\": \"1,2\"}", "a JSON document", null },
        { " [\n {\"label\": 1, \"x\": 2}]", "a JSON document", null },
        { "% 1,2\n@RELATION mnist\n", "a file of Weka (ARFF). Save it as CSV.", null },
        { "\u0080\u0004\u0095\u0010\0\0\0\0\0\0\0", "a pickle of Python. Only Python can read it safely. In Python, save its arrays with numpy.savez, and use Import-MnistNpz.", null },
        { "\u0080\u0002\u008A\u000Al\u00FC\u009CF\u00F9 j\u00A8P\u0019.", "a file of torch.save", null },
        { "(lp0\ncnumpy.core.multiarray\n", "a pickle of Python", null },
        { "BZh91AY&SY", "a file of bzip2. Unpack it first with bunzip2.", null },
        { "\u00FD7zXZ\0\0\u0004", "a file of xz. Unpack it first with unxz.", null },
        { "7z\u00BC\u00AF\u0027\u001C\0\u0004", "a file of 7-Zip. Unpack it first with 7z x.", null },
        { "(\u00B5/\u00FD\u0004", "a file of Zstandard", null },
        { "Rar!\u001A\u0007\u0001\0", "a RAR file", null },
        { "\u001F\u009D\u0090", "a file of compress (.Z)", null },
        { "train.csv" + new string('\0', 248) + "ustar\u000000", "a tar archive. Unpack it first with tar -xf.", null },
        { "MATLAB 5.0 MAT-file, Platform: GLNXA64", "a file of MATLAB (version 5). In Python, read it with scipy.io.loadmat", null },
        { "MATLAB 7.3 MAT-file, Platform: GLNXA64", "a file of MATLAB (version 7.3, HDF5). In Python, read it with h5py.File", null },
        { "\u0089HDF\r\n\u001A\n\0\0", "an HDF5 file", null },
        { "\u0030\0\0\0\0\0\0\0{\"a\":{\"dtype\":\"F32\"}}", "a model (safetensors). Use Import-MnistModel.", null },
        { "\u0008\u0007\u0012\u0007pytorch\u001A\u00031.9", "a model (ONNX)", null },
        { "\0\0\0\0\u0014\0\0\0\u0010\u0003\0\0\0\0\0\0\u0002\0\0\0X\0", "a file of MATLAB (version 4). In Python, read it with scipy.io.loadmat", null },
        { "\u000F\0\0\0\0\0\0\0CRC1\n\u000D\n\u000B\n\u0005label\u0012\u0002\u0008", "a file of TensorFlow (TFRecord)", null },
        { "Obj\u0001\u0004\u0014avro.codec", "a file of Avro. Save it as Parquet", null },
        { "ORC\u0001\0\0", "a file of ORC. Save it as Parquet", null },
        { "ARROW1\0\0", "an Arrow file (Feather)", null },
        { "GIF89a\u0001\0\u0001\0", "a GIF picture. Save it as PNG.", null },
        { "RIFF\u0024\0\0\0WEBPVP8 ", "a WebP picture", null },
        { "II*\0\u0008\0\0\0", "a TIFF picture", null },
        { "\0\0\0\u0018ftypheic", "a HEIC picture", null },
        { "\0\0\0\u0018ftypavif", "an AVIF picture", null },
        { "%PDF-1.7\n1,2", "a PDF document", null },
        { "SQLite format 3\0\u0010\0", "a database of SQLite", null },
        { "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1", "an old document of Microsoft Office", null },
        { "RDX3\nX\n\0\0", "a file of R", null },
        { "PAR1\u0015\u0004", "a Parquet file. Use Import-MnistParquet.", "Parquet" },
        { "\u0093NUMPY\u0001\0", "an array of NumPy. Use Import-MnistNpz.", "Npz" },
        { "\0\0\u0008\u0003\0\0\0\u0001", "an IDX file. Use Import-MnistIdx", "Idx" },
        { "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR", "a PNG picture. Use Import-MnistImage.", "Image" },
        { "\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF", "a JPEG picture", "Image" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_reader_says_what_a_file_is(string head, string message, string? reader)
    {
        string path = _folder.Write("x.dat", Encoding.Latin1.GetBytes(head));
        foreach (SampleFormat format in SampleFormat.All.Where(format => format.CanRead && format.Name != reader))
        {
            DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => format.Read(path).Count());
            Assert.Contains($"found {message}", exception.Message, StringComparison.Ordinal);
            Assert.Equal((path, format.ErrorTitle), (exception.Path, exception.Format));
            if (format != SampleFormat.Idx && format != SampleFormat.Image)
            {
                using var stream = new MemoryStream(Encoding.Latin1.GetBytes(head));
                Assert.Contains($"found {message}", Assert.Throws<DatasetFormatException>(() => format.Read(stream).Count()).Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Detection_says_the_same(string head, string message, string? reader)
    {
        string path = _folder.Write("x.dat", Encoding.Latin1.GetBytes(head));
        if (reader is not null)
        {
            Assert.Equal(reader, SampleFormat.Detect(path).Name);
            return;
        }

        Assert.False(SampleFormat.TryDetect(path, out _));
        Assert.Contains($"found {message}", Assert.Throws<DatasetFormatException>(() => SampleFormat.Detect(path)).Message, StringComparison.Ordinal);
        Assert.Contains($"found {message}", Assert.Throws<DatasetFormatException>(() => MnistDataset.Import(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_in_gzip_is_told()
    {
        string path = _folder.Write("mnist.pkl.gz", BigEndianBytes.Gzip([0x80, 4, 0x95, 1, 0, 0, 0, 0, 0, 0, 0, (byte)'.']));
        foreach (SampleFormat format in SampleFormat.All.Where(format => format.CanRead))
        {
            Assert.Contains(
                "found a pickle of Python in gzip. Only Python", Assert.Throws<DatasetFormatException>(() => format.Read(path).Count()).Message, StringComparison.Ordinal);
        }

        Assert.Contains("a pickle of Python", Assert.Throws<DatasetFormatException>(() => IdxArray.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrays_of_NumPy_are_told_from_other_ZIP_files()
    {
        SampleFormat.Npz.Write(_folder["x.npz"], MnistDataset.Open().Test.Take(2));
        Assert.Contains("an archive of NumPy. Use Import-MnistNpz.", Assert.Throws<DatasetFormatException>(() => SampleFormat.Csv.Read(_folder["x.npz"]).Count()).Message, StringComparison.Ordinal);
        Zip("model.pt", ("archive/data.pkl", [0x80, 2, (byte)'.']), ("archive/version", [(byte)'3']));
        Zip("table.xlsx", ("[Content_Types].xml", [(byte)'<']), ("xl/workbook.xml", [(byte)'<']));
        foreach (SampleFormat format in SampleFormat.All.Where(format => format.CanRead && format.Name != "Idx"))
        {
            Assert.Contains("a file of torch.save", Assert.Throws<DatasetFormatException>(() => format.Read(_folder["model.pt"]).Count()).Message, StringComparison.Ordinal);
            Assert.Contains("Save it as CSV.", Assert.Throws<DatasetFormatException>(() => format.Read(_folder["table.xlsx"]).Count()).Message, StringComparison.Ordinal);
        }
    }

    private void Zip(string name, params (string Name, byte[] Content)[] members)
    {
        using var zip = new ZipArchive(File.Create(_folder[name]), ZipArchiveMode.Create);
        foreach ((string member, byte[] content) in members)
        {
            using Stream stream = zip.CreateEntry(member).Open();
            stream.Write(content);
        }
    }
}
