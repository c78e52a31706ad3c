using System.Text;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Torch;

/// <summary>Files that lie. Each must end in the typed error, at once and without much memory.</summary>
public sealed class TorchBadInputTests : IDisposable
{
    private const string Tensor = "V 1\n16\ntorch.ByteTensor\n";
    private const string Storage = "V 1\n17\ntorch.ByteStorage\n";
    private const string Data = "2\n4\ndata\n4\n2\n3\n" + Tensor + "3\n2 1 2\n2 2 1\n1\n4\n3\n3\n" + Storage + "4\nABCD\n";
    private const string Labels = "2\n6\nlabels\n4\n4\n3\n" + Tensor + "1\n2\n1\n1\n4\n5\n3\n" + Storage + "2\n\u0001\u0002\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_sound_file_is_read()
    {
        foreach (string text in new[] { "3\n1\n2\n" + Data + Labels, "3\n1\n2\n" + Labels + Data, "3 1\t2\r\n" + Data + Labels })
        {
            SampleSet samples = SampleFormat.Torch.ImportSet(_folder.Write("t.t7", text));
            Assert.Equal([0, 1], samples.GetLabels());
            Assert.Equal("AB"u8, samples[0].AsSpan());
            Assert.Equal("CD"u8, samples[1].AsSpan());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_cut_is_noticed(bool isBinary)
    {
        byte[] sound = Make(isBinary);

        // The last line end carries nothing, and Torch does without it too.
        Mutation.CheckCuts(sound, Enumerable.Range(0, sound.Length - (isBinary ? 0 : 1)), "t.t7", path => SampleFormat.Torch.ImportSet(path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Mutations_are_read_or_refused(bool isBinary) => Mutation.Check(Make(isBinary), "t.t7", path => SampleFormat.Torch.ImportSet(path), 1500);

    [Fact]
    public void Mutations_of_text_are_read_or_refused()
    {
        string text = "3\n1\n2\n" + Labels.Replace("Byte", "Long", StringComparison.Ordinal).Replace("\u0001\u0002", "1 2", StringComparison.Ordinal)
            + Data.Replace("Byte", "Char", StringComparison.Ordinal);
        Mutation.Check(Encoding.Latin1.GetBytes(text), "t.t7", path => SampleFormat.Torch.ImportSet(path), 1500);
    }

    [Theory]
    [InlineData("", "a number of 4 bytes, found the end")]
    [InlineData("3\n1\n", "a whole number, found the end")]
    [InlineData("x", "a number of 4 bytes")]
    [InlineData("9\n", "the type of an object, 0 to 8, found 9")]
    [InlineData("1\n5\n", "a table of data and labels")]
    [InlineData("3\n1\n0\n", "a table without names")]
    [InlineData("3\n1\n1\n" + Labels, "a tensor in the field data, found the fields labels")]
    [InlineData("3\n1\n1\n" + Data, "a tensor in the field labels, found the fields data")]
    [InlineData("3\n1\n2\n" + Data + "2\n6\nlabels\n1\n5\n", "a tensor in the field labels, found no tensor")]
    [InlineData("3\n1\n-1\n", "the number of entries of a table")]
    [InlineData("3\n1\n2000000000\n", "the number of entries of a table")]
    [InlineData("3\n99999999999\n", "a number of 32 bits")]
    [InlineData("3\n99999999999999999999\n", "a whole number, found 99999999999999999999")]
    [InlineData("3\n1\n1\n2\n-4\n", "a text within")]
    [InlineData("3\n1\n1\n2\n400000000\n", "a text within")]
    [InlineData("3\n1\n1\n4\n2\n3\nV 1\n13\nnn.Sequential\n", "an object of the class nn.Sequential")]
    [InlineData("3\n1\n1\n4\n2\n3\nV 1\n16\ntorch.CudaTensor\n", "an object of the class torch.CudaTensor")]
    [InlineData("3\n1\n1\n4\n2\n3\nV 1\n13\ntorch.0Tensor\n", "an object of the class torch.0Tensor")]
    [InlineData("3\n1\n1\n4\n2\n3\n" + Tensor + "2000000000\n", "a tensor of at most 16 dimensions")]
    [InlineData("3\n1\n1\n4\n2\n3\n" + Tensor + "1\n2\n1\n1\n0\n", "with a storage of its type, found none")]
    [InlineData("3\n1\n1\n4\n2\n3\n" + Tensor + "1\n2\n1\n1\n3\n1\n", "with a storage of its type, found another")]
    [InlineData("3\n1\n1\n4\n2\n3\n" + Tensor + "1\n2\n1\n1\n4\n2\n", "with a storage of its type, found none")]
    public void What_is_no_such_table_is_refused(string text, string message) => Refuse(text, message);

    [Theory]
    [InlineData("4\nABCD", "9999999999\nABCD", "a storage that fits in the")]
    [InlineData("4\nABCD", "-1\nABCD", "a storage that fits in the")]
    [InlineData("4\nABCD", "3\nABCD", "in a storage of 3")]
    [InlineData("2 1 2\n2 2 1\n", "9223372036854775807 2 2\n4 2 1\n", "in a storage of 4")]
    [InlineData("2 1 2\n2 2 1\n", "2 0 2\n2 2 1\n", "in a storage of 4")]
    [InlineData("2 1 2\n2 2 1\n", "2 -1 -2\n2 2 1\n", "in a storage of 4")]
    [InlineData("2 1 2\n2 2 1\n", "2 1 2\n4 2 2\n", "one after another")]
    [InlineData("2 1 2\n2 2 1\n1\n", "2 1 2\n2 2 1\n2\n", "a tensor that starts at element 2")]
    [InlineData("2 1 2\n2 2 1\n1\n", "2 1 2\n2 2 1\n0\n", "a tensor that starts at element 0")]
    [InlineData("3\n2 1 2\n2 2 1\n", "2\n2 2\n2 1\n", "images of N x 1 x rows x columns")]
    [InlineData("3\n2 1 2\n2 2 1\n", "4\n1 2 1 2\n4 2 2 1\n", "images of N x 1 x rows x columns, or N x rows x columns, found 1 x 2 x 1 x 2")]
    [InlineData("3\n2 1 2\n2 2 1\n", "3\n1 2 2\n4 2 1\n", "1 labels, one for each image, found 2")]
    [InlineData("\u0001\u0002", "\u0001\u0000", "a label from 1 to 256, found 0")]
    [InlineData("torch.ByteStorage\n2\n\u0001\u0002\n", "torch.LongStorage\n2\n1 2\n", "with a storage of its type")]
    public void A_table_that_lies_is_refused(string from, string to, string message)
    {
        string sound = "3\n1\n2\n" + Data + Labels;
        Assert.Contains(from, sound, StringComparison.Ordinal);
        Refuse(sound.Replace(from, to, StringComparison.Ordinal), message);
    }

    [Theory]
    [InlineData("Double", "1 2.5", "found 2.5")]
    [InlineData("Double", "1 nan", "found NaN")]
    [InlineData("Double", "1 1e300", "found 1E+300")]
    [InlineData("Double", "1 x", "a number, found x")]
    [InlineData("Int", "1 257", "found 257")]
    public void Labels_that_are_no_labels_are_refused(string type, string labels, string message) => Refuse(
        "3\n1\n2\n" + Data + Labels
            .Replace("torch.ByteTensor", $"torch.{type}Tensor", StringComparison.Ordinal)
            .Replace("torch.ByteStorage", $"torch.{type}Storage", StringComparison.Ordinal)
            .Replace("16\n", $"{$"torch.{type}Tensor".Length}\n", StringComparison.Ordinal)
            .Replace("17\n", $"{$"torch.{type}Storage".Length}\n", StringComparison.Ordinal)
            .Replace("\u0001\u0002", labels, StringComparison.Ordinal),
        message);

    [Fact]
    public void Circles_and_things_said_twice_do_no_harm()
    {
        // A field that is the table itself, the storage of the images as a field, and labels on that storage.
        string text = "3\n1\n4\n2\n6\nitself\n3\n1\n" + Data + "2\n5\nstore\n4\n3\n"
            + "2\n6\nlabels\n4\n4\n3\n" + Tensor + "1\n2\n1\n2\n4\n3\n";
        Assert.Equal(['B' - 1, 'C' - 1], SampleFormat.Torch.ImportSet(_folder.Write("t.t7", text)).GetLabels());
    }

    [Fact]
    public void Tables_within_tables_end_somewhere()
    {
        var text = new StringBuilder();
        for (int i = 1; i < 100_000; i++)
        {
            text.Append("3\n").Append(i).Append("\n1\n");
        }

        Refuse(text.ToString(), "at most 100000 objects, 64 deep");
        Refuse("3\n1\n200000\n" + string.Concat(Enumerable.Repeat("0\n", 400_000)), "at most 100000 objects, 64 deep");
    }

    [Fact]
    public void Ink_in_the_padding_is_not_cut_off()
    {
        foreach (int place in new[] { 0, 33, 65, (2 * 32) + 30, (15 * 32) + 1, (15 * 32) + 30, (29 * 32) + 31, 30 * 32, 1023 })
        {
            byte[] bytes = Make(isBinary: false, rows: 28);
            int start = Encoding.Latin1.GetString(bytes).IndexOf("2048\n", StringComparison.Ordinal) + 5;
            bytes[start + 1024 + place] = 1;
            string path = _folder.Write("t.t7", bytes);

            Assert.Contains("found ink there, in image 1", Assert.Throws<DatasetFormatException>(() => SampleFormat.Torch.ImportSet(path)).Message, StringComparison.Ordinal);
            Assert.Equal(1, SampleFormat.Torch.ImportSet(path, new TorchReadOptions { KeepPadding = true })[1].Pixels[place]);
        }
    }

    [Fact]
    public void Labels_from_0_are_read_if_asked()
    {
        string path = _folder.Write("t.t7", "3\n1\n2\n" + Data + Labels.Replace('\u0001', '\u0000'));
        Assert.Equal([0, 2], SampleFormat.Torch.ImportSet(path, new TorchReadOptions { FirstLabel = 0 }).GetLabels());
    }

    [Fact]
    public void Longs_of_four_bytes_are_told()
    {
        static byte[] Ints(params int[] values) => TorchRoundTripTests.Ints(values);
        byte[] bytes =
        [
            .. Ints(3, 1, 2),
            .. Ints(2, 6), .. "labels"u8,
            .. Ints(4, 2, 3), .. "V 1"u8, .. Ints(16), .. "torch.LongTensor"u8, .. Ints(1, 2, 1, 1),
            .. Ints(4, 3, 3), .. "V 1"u8, .. Ints(17), .. "torch.LongStorage"u8, .. Ints(2, 10, 1),
            .. Ints(2, 4), .. "data"u8,
            .. Ints(4, 4), .. Ints(16), .. "torch.ByteTensor"u8, .. Ints(3, 2, 1, 2, 2, 2, 1, 1), // from before versions
            .. Ints(4, 5), .. Ints(17), .. "torch.ByteStorage"u8, .. Ints(4), .. "ABCD"u8,
        ];

        SampleSet samples = SampleFormat.Torch.ImportSet(_folder.Write("t.t7", bytes));

        Assert.Equal([9, 0], samples.GetLabels());
        Assert.Equal("CD"u8, samples[1].AsSpan());
    }

    private byte[] Make(bool isBinary, int rows = 5)
    {
        SampleFormat.Torch.Write(_folder["sound.t7"], TestSamples.MakeSet(2, rows, rows), new TorchWriteOptions { Encoding = isBinary ? TorchEncoding.Binary : TorchEncoding.Ascii });
        return File.ReadAllBytes(_folder["sound.t7"]);
    }

    private void Refuse(string text, string message)
    {
        string path = _folder.Write("t.t7", Encoding.Latin1.GetBytes(text));
        var exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Torch.ImportSet(path));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal((path, "Torch"), (exception.Path, exception.Format));
    }
}
