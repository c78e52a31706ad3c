using Mnist.Learning;
using Mnist.TestChild;
using Mnist.Tests.Support;

namespace Mnist.Tests.Faults;

/// <summary>A disk that is full at this write or at that: an IOException, the old file, no partial, no open handle.</summary>
[Collection(Alone.Name)]
public sealed class FullDiskTests
{
    // Of two pages to nearly all that the largest export takes; a page is the least that the file system counts.
    private static readonly int[] s_rooms = [8, 12, 20, 40, 64, 100, 160, 240, 400, 640];

    public static TheoryData<string> Names => [.. ExportTarget.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_export(string name)
    {
        ExportTarget target = ExportTarget.All.Single(target => target.Name == name);
        using var disk = new SmallDisk(4096);
        string path = disk[name];
        target.Write(path, Worker.One.Take(3));
        string[] before = Content(path);
        int full = 0;
        foreach (int room in s_rooms)
        {
            Fill(disk, room);
            try
            {
                target.Write(path, Worker.One); // as long as it fits it may be replaced
                File.Delete(disk["filler"]);
                target.Write(path, Worker.One.Take(3));
                break;
            }
            catch (IOException exception)
            {
                full++;
                Assert.Contains("No space left on device", exception.Message, StringComparison.Ordinal);
            }

            File.Delete(disk["filler"]);
            Assert.Equal(before, Content(path));
            Assert.Equal([name], Directory.EnumerateFileSystemEntries(disk.Path).Select(entry => Path.GetFileName(entry)));
            Assert.Empty(OpenHandles.Under(disk.Path));
        }

        Assert.InRange(full, 1, s_rooms.Length);
    }

    [Fact]
    public void A_model()
    {
        using var disk = new SmallDisk(256);
        MnistModel model = (Recipe.TensorFlowBeginners with { Iterations = 0 }).Train(Worker.One, null, null).Model;
        foreach (string name in new[] { "m.safetensors", "m.onnx", "m.html" })
        {
            model.Save(disk[name]);
            byte[] before = File.ReadAllBytes(disk[name]);
            Fill(disk, 12);
            Assert.Throws<IOException>(() => model.Save(disk[name]));
            File.Delete(disk["filler"]);
            Assert.Equal(before, File.ReadAllBytes(disk[name]));
            Assert.Equal([disk[name]], Directory.EnumerateFileSystemEntries(disk.Path));
            File.Delete(disk[name]);
        }
    }

    private static string[] Content(string path) => Directory.Exists(path)
        ? [.. Directory.EnumerateFileSystemEntries(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(entry => $"{entry} {(File.Exists(entry) ? Digest.OfFile(entry) : "")}")]
        : [Digest.OfFile(path)];

    // A file that takes all but so many kilobytes.
    private static void Fill(SmallDisk disk, int room)
    {
        using FileStream filler = File.Create(disk["filler"]);
        long length = new DriveInfo(disk.Path).AvailableFreeSpace - (room << 10);
        filler.Write(new byte[Math.Max(0, length)]);
    }
}
