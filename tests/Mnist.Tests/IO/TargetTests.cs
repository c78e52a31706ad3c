using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.IO;

/// <summary>What may be written to: links, devices, folders, what is not there.</summary>
public sealed class TargetTests : IDisposable
{
    private static readonly IdxArray s_array = new(new byte[] { 7, 8, 9 }, 3);

    private readonly TempFolder _temp = new();

    [Fact]
    public void The_target_of_a_link_is_replaced_and_the_link_stays()
    {
        string folder = _temp.MakeFolder("real");
        string real = Path.Combine(folder, "real.idx");
        File.WriteAllText(real, "old");
        Link(_temp["link.idx"], real);

        s_array.Write(_temp["link.idx"]);

        Assert.Equal(real, new FileInfo(_temp["link.idx"]).LinkTarget);
        Assert.Equal([7, 8, 9], IdxArray.Read(real).As<byte>());
        Assert.Equal(["link.idx", "real"], _temp.Names);
        Assert.Equal([real], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_pipe_is_refused_and_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among its files.");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [_temp["pipe"]]))
        {
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        IOException exception = Assert.Throws<IOException>(() => s_array.Write(_temp["pipe"]));
        Assert.Contains("is a pipe", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["pipe"], _temp.Names);
        File.WriteAllBytes(_temp["empty.idx"], []); // which has no length either
        s_array.Write(_temp["empty.idx"]);
        Assert.Equal([7, 8, 9], IdxArray.Read(_temp["empty.idx"]).As<byte>());
    }

    [Fact]
    public void A_link_to_nothing_makes_its_target()
    {
        Link(_temp["link.idx"], _temp["new.idx"]);

        s_array.Write(_temp["link.idx"]);

        Assert.Equal(["link.idx", "new.idx"], _temp.Names);
        Assert.NotNull(new FileInfo(_temp["link.idx"]).LinkTarget);
    }

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/full")]
    [InlineData("/dev/mnist.csv")]
    public void Devices_are_refused(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no /dev.");
        Link(_temp["link"], path);

        Assert.Contains("is a device", Assert.Throws<IOException>(() => SampleFormat.Csv.CreateWriter(path)).Message, StringComparison.Ordinal);
        Assert.Throws<IOException>(() => SampleFormat.Csv.CreateWriter(_temp["link"]));
    }

    [Fact]
    public void Memory_that_is_a_folder_is_not_a_device()
    {
        Assert.SkipUnless(Directory.Exists("/dev/shm"), "There is no /dev/shm.");
        string path = $"/dev/shm/mnist-tests-{Guid.NewGuid():N}.idx";
        s_array.Write(path);
        File.Delete(path);
    }

    [Fact]
    public void A_folder_is_no_target_and_a_missing_one_no_place()
    {
        string folder = _temp.MakeFolder("folder");

        Assert.Contains("is a folder", Assert.Throws<IOException>(() => s_array.Write(folder)).Message, StringComparison.Ordinal);
        Assert.Contains(_temp["missing"], Assert.Throws<DirectoryNotFoundException>(() => s_array.Write(_temp["missing/some.idx"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => s_array.Write(""));
        Assert.Equal(["folder"], _temp.Names);
    }

    public void Dispose() => _temp.Dispose();

    private static void Link(string path, string target)
    {
        try
        {
            File.CreateSymbolicLink(path, target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Assert.Skip("Links cannot be made here: " + exception.Message);
        }
    }
}
