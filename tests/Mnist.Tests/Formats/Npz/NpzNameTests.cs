using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Npz;

/// <summary>Archives of numpy with the names, shapes and types that others use.</summary>
public sealed class NpzNameTests : IDisposable
{
    private const int Count = 12;

    private readonly TempFolder _folder = new();
    private readonly SampleSet _samples = MnistDataset.Open().Test.Take(Count);
    private readonly List<ReadNotice> _notices = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("x=x, y=y", Count, 0)]
    [InlineData("X=x, Y=y", Count, 0)]
    [InlineData("data=x.reshape(12, 784), target=y", Count, 0)]
    [InlineData("image=x, label=y.astype('i8')", Count, 0)]
    [InlineData("images=x[:, None], labels=y[:, None]", Count, 0)]
    [InlineData("x=x[..., None], y=y.astype('f2')", Count, 0)]
    [InlineData("x=(x / 255).astype('f2'), y=y", Count, 0)]
    [InlineData("x=x.astype('>f2'), y=np.eye(10)[y]", Count, 0)]
    [InlineData("x=x, y=np.eye(10, dtype='?')[y]", Count, 0)]
    [InlineData("X_train=x[:8], y_train=y[:8], X_test=x[8:], y_test=y[8:]", 8, 4)]
    [InlineData("train_images=x[:8], train_labels=y[:8], test_images=x[8:], test_labels=y[8:]", 8, 4)]
    [InlineData("train_x=x[:8], train_y=y[:8], test_set_x=x[8:], test_set_y=y[8:]", 8, 4)]
    [InlineData("x=np.asfortranarray(x), y=y", Count, 0)]
    [InlineData("data=np.asfortranarray(x.reshape(12, 784) / 255), target=np.asfortranarray(np.eye(10)[y])", Count, 0)]
    [InlineData("images=np.asfortranarray(x[:, None].astype('>u2')), labels=y", Count, 0)]
    [InlineData("**{'data/x': x, 'data/y': y, '__MACOSX/data/._x': y}", Count, 0)]
    [InlineData("**{'mnist/train/images': x[:8], 'mnist/train/labels': y[:8], 'mnist/test/images': x[8:], 'mnist/test/labels': y[8:]}", 8, 4)]
    [InlineData("xtrain=x[:8], ytrain=y[:8], imagestest=x[8:], labelstest=y[8:]", 8, 4)]
    public void Names_and_types_of_others_are_read(string arrays, int train, int test)
    {
        Save($"np.savez(path, {arrays})");
        MnistDataset read = Import();
        SampleSet[] sets = [.. read.GetSampleSets()];
        Assert.Equal((train, test), (sets[0].Count, sets.Length == 1 ? 0 : sets[1].Count));
        TestSamples.AssertSame(_samples, [.. sets.SelectMany(set => set)]);
        Assert.DoesNotContain(_notices, notice => notice.Level != ReadNoticeLevel.Verbose);
    }

    [Fact]
    public void True_and_false_are_ink_and_background()
    {
        Save("np.savez(path, x=x > 127, y=y)");
        Assert.Equal(_samples.SelectMany(sample => sample.Pixels.Select(pixel => pixel > 127 ? 255 : 0)), Import().Train.SelectMany(sample => sample.Pixels.Select(pixel => (int)pixel)));
        Save("np.savez(path, x=(x > 127).astype('u1'), y=y)");
        Assert.Equal([0, 255], Import(new NpzReadOptions { Values = PixelValues.Scaled }).Train.SelectMany(sample => sample.Pixels).Distinct().Order().Select(pixel => (int)pixel));
    }

    [Theory]
    [InlineData("x_train=x[:6], y_train=y[:6], x_val=x[6:9], y_val=y[6:9], x_test=x[9:], y_test=y[9:]", 9, "the 3 samples of x_val are read as Train, after the others.")]
    [InlineData("train_images=x[:6], train_labels=y[:6], val_images=x[6:9], val_labels=y[6:9], test_images=x[9:], test_labels=y[9:]", 9, "the 3 samples of val_images are read")]
    [InlineData("X_valid=x[:9], y_valid=y[:9], X_test=x[9:], y_test=y[9:]", 9, "the 9 samples of X_valid are read as Train.")]
    [InlineData("x_train=x[:9], y_train=y[:9], x_test=x[9:], y_test=y[9:], mean=x.mean(0)", 9, "these arrays are left out: mean.")]
    [InlineData("x_train=x[:9], y_train=y[:9], x_test=x[9:], y_test=y[9:], target_names=np.array(['a', 'b'])", 9, "these arrays are left out: target_names.")]
    public void Nothing_is_left_out_or_joined_in_silence(string arrays, int train, string warning)
    {
        Save($"np.savez(path, {arrays})");
        MnistDataset read = Import();
        Assert.Equal(train, read.Train.Count);
        TestSamples.AssertSame(_samples, [.. read.Train, .. read.Test]);
        Assert.Contains(warning, Assert.Single(_notices, notice => notice.Level == ReadNoticeLevel.Warning).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x, y", 12)]
    [InlineData("y, x", 12)]
    [InlineData("x, np.eye(10)[y]", 12)]
    [InlineData("x[:8], y[:8], x[8:], y[8:]", 8)]
    [InlineData("x[:8], x[8:], y[:8], y[8:]", 8)]
    public void Arrays_without_names_are_told_by_their_shapes(string arrays, int train)
    {
        Save($"np.savez(path, {arrays})");
        MnistDataset read = Import();
        Assert.Equal(train, read.Train.Count);
        TestSamples.AssertSame(_samples, [.. read.GetSampleSets().SelectMany(set => set)]);
        Assert.Equal(train == 12 ? ReadNoticeLevel.Verbose : ReadNoticeLevel.Warning, _notices[0].Level);
    }

    [Theory]
    [InlineData("x, x, y", "found arr_0 (12, 28, 28), arr_1 (12, 28, 28), arr_2 (12,). Use ImageArray and LabelArray")]
    [InlineData("x[:8], x[8:]", "found arr_0 (8, 28, 28), arr_1 (4, 28, 28)")]
    [InlineData("data=x.reshape(12, 784), images=x, target=y", "found data (12, 784), images (12, 28, 28), target (12,). Use ImageArray")]
    [InlineData("foo=x, bar=y", "found foo (12, 28, 28), bar (12,). Use ImageArray and LabelArray")]
    [InlineData("x_train=x, x_test=x, y_test=y", "one array of labels for each split, such as x_train and y_train")]
    [InlineData("x=np.stack([x] * 3, -1), y=y", "(12, 28, 28, 3). These are pictures in color.")]
    [InlineData("x=x, y=np.full((12, 10), 0.1)", "one 1 and otherwise 0 in each row of labels in y.npy, found 0.1 in column 0")]
    [InlineData("x=x, y=np.ones((12, 2))", "found 1 in column 1")]
    public void What_is_not_certain_is_refused_with_names_and_shapes(string arrays, string message)
    {
        Save($"np.savez(path, {arrays})");
        Assert.Contains(message.Replace("one array of labels", "one of labels", StringComparison.Ordinal), Assert.Throws<DatasetFormatException>(() => Import()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_name_any_arrays()
    {
        Save("np.savez(path, foo=x, bar=y, other=x[:3], ids=np.arange(3), test_images=x[:4], test_labels=y[:4])");
        TestSamples.AssertSame(_samples, Import(new NpzReadOptions { ImageArray = "foo", LabelArray = "bar" }).Train);
        TestSamples.AssertSame(_samples, Import(new NpzReadOptions { LabelArray = "bar" }).Train);
        TestSamples.AssertSame(_samples.Take(4), Import(new NpzReadOptions { ImageArray = "test_images" }).Test);
        Assert.All(Import(new NpzReadOptions { ImageArray = "foo" }).Train.GetLabels(), label => Assert.Equal(MnistSample.Unlabeled, label));
        Assert.Contains("the array nope, found foo (12, 28, 28)", Assert.Throws<DatasetFormatException>(() => Import(new NpzReadOptions { ImageArray = "nope" })).Message, StringComparison.Ordinal);
        Assert.Contains("4 labels, one for each image", Assert.Throws<DatasetFormatException>(() => Import(new NpzReadOptions { ImageArray = "test_images", LabelArray = "bar" })).Message, StringComparison.Ordinal);
    }

    private MnistDataset Import(NpzReadOptions? options = null)
    {
        _notices.Clear();
        return SampleFormat.Npz.Import(_folder["a.npz"], (options ?? new NpzReadOptions()) with { Notices = new NoticeList(_notices) });
    }

    private void Save(string statement) => Outside.Python("numpy", "python3-numpy", $"""
        import gzip, sys, numpy as np
        path, data = sys.argv[1:]
        x = np.frombuffer(gzip.open(data + '/t10k-images-idx3-ubyte.gz').read()[16:], np.uint8).reshape(-1, 28, 28)[:12]
        y = np.frombuffer(gzip.open(data + '/t10k-labels-idx1-ubyte.gz').read()[8:], np.uint8)[:12]
        {statement}
        """, _folder["a.npz"], MnistDataset.Open().Location);
}
