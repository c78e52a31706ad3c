using Mnist.Formats;
using Mnist.IO;
using Mnist.Tests.Support;

namespace Mnist.Tests.IO;

/// <summary>A file appears whole or not at all.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private static readonly IdxArray s_array = new(new byte[] { 7, 8, 9 }, 3);

    private readonly TempFolder _temp = new();

    [Fact]
    public void Until_it_is_complete_the_old_file_is_there()
    {
        string path = _temp.Write("some.csv", "old");
        using (var writer = SampleFormat.Csv.CreateWriter(path))
        {
            writer.Write(TestSamples.MakeSet(2000));
            Assert.Equal("old", File.ReadAllText(path));
            Assert.Equal(2, _temp.Names.Length);
            writer.Complete();
            Assert.Equal(2000, SampleFormat.Csv.ImportSet(path).Count);
        }

        Assert.Equal(["some.csv"], _temp.Names);
    }

    [Theory]
    [InlineData("some.csv")]
    [InlineData("some.csv.gz")]
    public void Disposing_what_is_not_complete_leaves_the_old_file(string name)
    {
        string path = _temp.Write(name, "old");
        using (var writer = SampleFormat.Csv.CreateWriter(path))
        {
            writer.Write(TestSamples.MakeSet(2000));
        }

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([name], _temp.Names);
    }

    [Fact]
    public void An_exception_in_the_middle_leaves_nothing_where_nothing_was()
    {
        Assert.Throws<OperationCanceledException>(
            () => SampleFormat.Csv.Write(_temp["some.csv"], TestSamples.MakeSet(1000), cancellationToken: CancelledAfterLoading(out IProgress<long> progress), progress: progress));

        Assert.Empty(_temp.Names);
    }

    [Fact]
    public void What_is_there_is_replaced_by_default()
    {
        string path = _temp.Write("some.idx", "old");
        s_array.Write(path);

        Assert.Equal([7, 8, 9], IdxArray.Read(path).As<byte>());
    }

    [Fact]
    public void Refuse_leaves_what_is_there_and_makes_what_is_not()
    {
        string path = _temp.Write("some.idx", "old");

        FileExistsException exception = Assert.Throws<FileExistsException>(() => s_array.Write(path, Overwrite.Refuse));
        s_array.Write(_temp["new.idx"], Overwrite.Refuse);

        Assert.Equal(path, exception.Path);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["new.idx", "some.idx"], _temp.Names);
    }

    [Fact]
    public void A_file_that_came_while_writing_is_not_replaced_by_Refuse()
    {
        using (var writer = SampleFormat.Csv.CreateWriter(_temp["some.csv"], new CsvWriteOptions { Overwrite = Overwrite.Refuse }))
        {
            writer.Write(TestSamples.Make(1));
            _temp.Write("some.csv", "from another");
            Assert.Throws<FileExistsException>(() => writer.Complete());
        }

        Assert.Equal("from another", File.ReadAllText(_temp["some.csv"]));
        Assert.Equal(["some.csv"], _temp.Names);
    }

    [Fact]
    public void Read_only_files_are_replaced_by_Force_alone()
    {
        string path = _temp.Write("some.idx", "old");
        File.SetAttributes(path, FileAttributes.ReadOnly);

        Assert.Throws<UnauthorizedAccessException>(() => s_array.Write(path));
        Assert.Equal("old", File.ReadAllText(path));
        s_array.Write(path, Overwrite.Force);
        Assert.Equal([7, 8, 9], IdxArray.Read(path).As<byte>());
        Assert.Equal(["some.idx"], _temp.Names);
    }

    [Fact]
    public void A_replaced_file_keeps_its_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        string path = _temp.Write("some.idx", "old");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(path, Mode);

        s_array.Write(path);

        Assert.Equal(Mode, File.GetUnixFileMode(path));
    }

    public void Dispose() => _temp.Dispose();

    private static CancellationToken CancelledAfterLoading(out IProgress<long> progress)
    {
        var source = new CancellationTokenSource();
        progress = new Callback(source.Cancel);
        return source.Token;
    }

    private sealed class Callback(Action action) : IProgress<long>
    {
        public void Report(long value) => action();
    }
}
