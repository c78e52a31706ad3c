using System.Globalization;
using Mnist.Learning;
using Mnist.TestChild;
using Mnist.Tests.Datasets.Download;
using Mnist.Tests.Datasets.Download.Faults;
using Mnist.Tests.Support;

namespace Mnist.Tests.Faults;

/// <summary>kill -9 at random moments: what was there before or what was to come, whole, and nothing of it left after the next time.</summary>
/// <remarks><c>MNIST_KILLS=100 dotnet test tests/Mnist.Tests --filter KillTests</c> is the long run of docs/reliability.md.</remarks>
[Collection(Alone.Name)]
public sealed class KillTests : IDisposable
{
    private static readonly int s_times = int.Parse(Environment.GetEnvironmentVariable("MNIST_KILLS") ?? "5", CultureInfo.InvariantCulture);

    private readonly Random _random = new(1);
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task In_the_middle_of_all_exports_and_a_training()
    {
        foreach (ExportTarget target in ExportTarget.All)
        {
            target.Write(Path.Combine(_folder.MakeFolder("one"), target.Name), Worker.One);
            target.Write(Path.Combine(_folder.MakeFolder("other"), target.Name), Worker.Other);
        }

        var caught = ExportTarget.All.ToDictionary(target => target.Name, _ => 0);
        string work = _folder.MakeFolder("work");
        for (int i = 0; i < s_times; i++)
        {
            using (var child = new ChildProcess(["work", work]))
            {
                await child.WaitForAsync("working");
                await Task.Delay(_random.Next(250), TestContext.Current.CancellationToken);
                await child.KillAsync();
            }

            foreach (ExportTarget target in ExportTarget.All)
            {
                caught[target.Name] += Leftovers(work, target).Any() ? 1 : 0;
                AssertWholeFiles(Path.Combine(work, "replaced"), target.Name);
                AssertOneOrNothing(Path.Combine(work, "fresh"), target.Name);
                target.Write(Path.Combine(work, "replaced", target.Name), Worker.One);
                target.Write(Path.Combine(work, "fresh", target.Name), Worker.One);
                AssertSame(target.Name, Files(Path.Combine(_folder["one"], target.Name)), Files(Path.Combine(work, "replaced", target.Name)));
                AssertSame(target.Name, Files(Path.Combine(_folder["one"], target.Name)), Files(Path.Combine(work, "fresh", target.Name)));
                Assert.Empty(Leftovers(work, target));
                Remove(Path.Combine(work, "fresh", target.Name));
            }

            // The next child goes on from it.
            MnistModel.Load(Path.Combine(work, Worker.CheckpointName));
            Directory.Delete(Path.Combine(work, "trash"), recursive: true);
        }

        MnistModel.Load(Path.Combine(work, Worker.CheckpointName)).Save(Path.Combine(work, Worker.CheckpointName));
        Assert.Equal(["fresh", "replaced", Worker.CheckpointName], Names(work));
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{s_times} kills; met in the middle of writing: {string.Join(", ", caught.Select(pair => FormattableString.Invariant($"{pair.Key} {pair.Value}")))}");
    }

    [Fact]
    public async Task In_the_middle_of_a_download()
    {
        using var family = new TinyFamily();
        var asked = new SemaphoreSlim(0);
        await using MirrorServer server = await MirrorServer.StartAsync(family, async (context, bytes) =>
        {
            asked.Release();
            context.Response.ContentLength = bytes.Length;
            for (int at = 0; at < bytes.Length; at += 20_000)
            {
                await context.Response.Body.WriteAsync(bytes.AsMemory(at, Math.Min(20_000, bytes.Length - at)));
                await context.Response.Body.FlushAsync();
                await Task.Delay(10, context.RequestAborted);
            }
        });
        string catalog = family.WriteCatalog([server.Http]);
        int unfinished = 0;
        for (int i = 0; i < s_times; i++)
        {
            using (var child = new ChildProcess(["save", catalog, family.StoreRoot, "Tiny"], new Dictionary<string, string> { ["NO_PROXY"] = "127.0.0.1" }))
            {
                await asked.WaitAsync(TestContext.Current.CancellationToken);
                await Task.Delay(_random.Next(300), TestContext.Current.CancellationToken);
                await child.KillAsync();
            }

            foreach (string name in family.SavedNames.Intersect(TinyFamily.RawNames))
            {
                Assert.True(File.ReadAllBytes(Path.Combine(family.SavedFolder, name)).AsSpan().SequenceEqual(family.Tiny[name]), $"{name} is not whole.");
            }

            unfinished += family.SavedNames.Any(name => name.Contains(".part", StringComparison.Ordinal)) ? 1 : 0;
            await FaultTests.Quick.SaveTinyAsync(family.OpenStore(server.Http));
            family.AssertSaved();
            Directory.Delete(family.SavedFolder, recursive: true);
            while (asked.Wait(0, TestContext.Current.CancellationToken))
            {
                // What was asked so far does not start the clock of the next.
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{s_times} kills; met in the middle: {unfinished}"));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Each file is that of one export or the other, whole, and none is missing or strange but for what is being written.</summary>
    private void AssertWholeFiles(string folder, string name)
    {
        Dictionary<string, byte[]> files = Files(Path.Combine(folder, name));
        Dictionary<string, byte[]> one = Files(Path.Combine(_folder["one"], name));
        Dictionary<string, byte[]> other = Files(Path.Combine(_folder["other"], name));
        foreach ((string file, byte[] bytes) in files.Where(file => !file.Key.StartsWith(".partial-", StringComparison.Ordinal)))
        {
            bool isWhole = (one.TryGetValue(file, out byte[]? first) && first.AsSpan().SequenceEqual(bytes))
                || (other.TryGetValue(file, out byte[]? second) && second.AsSpan().SequenceEqual(bytes));
            Assert.True(isWhole, $"{name}/{file} of {bytes.Length} bytes is neither what was there nor what was to come.");
        }

        Assert.All(one.Keys.Intersect(other.Keys), file => Assert.Contains(file, files.Keys));
    }

    private void AssertOneOrNothing(string folder, string name)
    {
        Dictionary<string, byte[]> files = Files(Path.Combine(folder, name));
        if (files.Count > 0)
        {
            AssertSame(name, Files(Path.Combine(_folder["one"], name)), files);
        }
    }

    private static void AssertSame(string name, Dictionary<string, byte[]> expected, Dictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, file => Assert.True(actual[file.Key].AsSpan().SequenceEqual(file.Value), $"{name}/{file.Key} is not what was written."));
    }

    private static IEnumerable<string> Leftovers(string work, ExportTarget target) =>
        from folder in new[] { "replaced", "fresh" }
        from name in Names(Path.Combine(work, folder)).Where(name => name.StartsWith(target.Name + ".partial-", StringComparison.Ordinal))
            .Concat(Directory.Exists(Path.Combine(work, folder, target.Name)) ? Names(Path.Combine(work, folder, target.Name)).Where(name => name.StartsWith(".partial-", StringComparison.Ordinal)) : [])
        select name;

    private static Dictionary<string, byte[]> Files(string path) => File.Exists(path) ? new() { [""] = File.ReadAllBytes(path) }
        : !Directory.Exists(path) ? []
        : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(path, file), File.ReadAllBytes);

    private static string[] Names(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }
}
