using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.LibSvm;

/// <summary>Whether indexes start with 0 or 1, and what they say about the size of the images.</summary>
public sealed class LibSvmIndexTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_comment_at_the_end_of_the_first_line_says_where_indexes_start()
    {
        string text = LibSvmText(new LibSvmWriteOptions { Comment = true });
        string[] lines = text.Split('\n');
        Assert.Equal(LibSvmText(new LibSvmWriteOptions()).Split('\n')[0] + " # Column indices are one-based", lines[0]);
        Assert.DoesNotContain("#", lines[1], StringComparison.Ordinal);

        List<string> said = [];
        string path = _folder.Write("comment.libsvm", text);
        SampleSet read = SampleSet.Import(path, new LibSvmReadOptions { Notices = new Said(said) });
        TestSamples.AssertSame(MnistDataset.Open().Test.Take(2), read);
        Assert.Contains(said, message => message.Contains("indexes start with 1, as the file shows", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("3 1:9 3:7\n", null, 1, "indexes start with 1, as LIBSVM defines it. Use ZeroBased if they start with 0.")]
    [InlineData("3 1:9 3:7\n", true, 0, null)]
    [InlineData("3 1:9 3:7\n", false, 1, null)]
    [InlineData("3 0:9 2:7\n", null, 0, "indexes start with 0, as the file shows.")]
    [InlineData("3 1:5\n4 0:9\n", null, 0, "indexes start with 0, as the file shows.")]
    [InlineData("# Column indices are zero-based\n3 1:9\n", null, 0, "indexes start with 0, as the file shows.")]
    [InlineData("3 1:9 # Column indices are one-based\n", null, 1, "indexes start with 1, as the file shows.")]
    public void The_index_of_the_first_pixel_is_shown_or_told(string text, bool? zeroBased, int first, string? said)
    {
        List<string> messages = [];
        string path = _folder.Write("train.svm", text);
        SampleSet samples = SampleFormat.LibSvm.ImportSet(path, new LibSvmReadOptions { Rows = 2, Columns = 2, ZeroBased = zeroBased, Notices = new Said(messages) });
        int index = int.Parse(text.Split('\n').First(line => line.StartsWith('3')).Split(' ')[1].Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(index - first, Array.FindIndex(samples[0].Pixels, pixel => pixel > 0));
        Assert.Equal(said is null ? [] : [$"{path}: {said}"], messages.Where(message => message.Contains("indexes start", StringComparison.Ordinal)));
    }

    /// <summary>The pixels with ink are those of the 70,000 images.</summary>
    [Fact]
    public void A_shift_is_told_by_pixels_that_have_no_ink_in_MNIST()
    {
        MnistDataset mnist = MnistDataset.Open();
        bool[] ink = new bool[784 + 1];
        foreach (MnistSample sample in mnist.Train.Concat(mnist.Test))
        {
            ReadOnlySpan<byte> pixels = sample.AsSpan();
            for (int i = 0; i < pixels.Length; i++)
            {
                ink[i] |= pixels[i] != 0;
            }
        }

        Assert.Equal(65, ink.Take(784).Count(hasInk => !hasInk));
        for (int place = 0; place < 784; place++)
        {
            var one = new Mnist.Formats.LibSvm.LibSvmInk();
            one.Add(place);
            Assert.Equal(!ink[place] && ink[place + 1], one.IsShifted);
        }
    }

    [Fact]
    public void Shifted_images_of_MNIST_are_a_warning_and_others_are_not()
    {
        SampleSet test = MnistDataset.Open().Test;
        string Text(int first) => string.Concat(test.Select(sample =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sample.Label}{string.Concat(sample.Pixels.Select((pixel, i) => pixel == 0 ? "" : FormattableString.Invariant($" {i + first}:{pixel}")))}\n")));

        string zero = _folder.Write("zero.svm", Text(0));
        string warning = Assert.Single(Warnings(zero, new LibSvmReadOptions()));
        Assert.Equal($"{zero}: indexes are read from 1, which puts ink where no image of MNIST has any. Read from 0, none is there. Use ZeroBased if they start with 0.", warning);
        Assert.Empty(Warnings(zero, new LibSvmReadOptions { ZeroBased = true }));
        Assert.Empty(Warnings(zero, new LibSvmReadOptions { ZeroBased = false }));
        Assert.Empty(Warnings(zero, new LibSvmReadOptions { Dataset = "KMNIST" }));
        Assert.Empty(Warnings(_folder.Write("one.svm", Text(1)), new LibSvmReadOptions()));
    }

    [Fact]
    public void Indexes_that_end_early_are_a_warning()
    {
        string path = _folder.Write("digits.svm", "3 1:9 64:7\n4 2:8\n");
        Assert.Equal(
            $"{path}: the largest index is 64, so the lower half of all images of 28 x 28 is empty. Use Rows and Columns for images of another size.",
            Assert.Single(Warnings(path, new LibSvmReadOptions())));
        Assert.Empty(Warnings(path, new LibSvmReadOptions { Rows = 8, Columns = 8 }));
    }

    private static string[] Warnings(string path, LibSvmReadOptions options)
    {
        List<ReadNotice> notices = [];
        Assert.NotEmpty(SampleFormat.LibSvm.ImportSet(path, options with { Notices = new NoticeList(notices) }));
        return [.. notices.Where(notice => notice.Level == ReadNoticeLevel.Warning).Select(notice => notice.Message)];
    }

    private static string LibSvmText(LibSvmWriteOptions options)
    {
        using var stream = new MemoryStream();
        SampleFormat.LibSvm.Write(stream, MnistDataset.Open().Test.Take(2), options);
        return System.Text.Encoding.ASCII.GetString(stream.ToArray());
    }

    private sealed class Said(List<string> messages) : IProgress<ReadNotice>
    {
        public void Report(ReadNotice value) => messages.Add(value.Message);
    }
}
