using System.Globalization;
using Mnist.Tests.Support;

namespace Mnist.Tests.Faults;

/// <summary>Processes that may have few handles, or little memory.</summary>
[Collection(Alone.Name)]
public sealed class StarvationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Without_handles_reading_and_writing_fail_by_an_IOException_and_work_again_with_them()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no limit of handles to set.");
        using var child = new ChildProcess(["starve", _folder.Path], new Dictionary<string, string> { ["DOTNET_TieredCompilation"] = "0" }, handleLimit: 256);
        string said = await child.WaitAsync();
        Assert.EndsWith("failed as they should", said.TrimEnd(), StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper!.WriteLine(said);
        string[] sound = Entries("sound");
        Assert.Equal(sound, Entries("written"));
    }

    [Fact]
    public async Task In_512_MB_all_of_MNIST_is_loaded_exported_read_back_and_learned_from()
    {
        const long Limit = 512L << 20;
        using var child = new ChildProcess(
            ["memory", _folder.Path], new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = Limit.ToString("X", CultureInfo.InvariantCulture) });
        string said = await child.WaitAsync();
        TestContext.Current.TestOutputHelper!.WriteLine(said);
        Assert.StartsWith("accuracy 0.", said, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string[] Entries(string name) =>
        [.. Directory.EnumerateFileSystemEntries(_folder[name], "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder[name], path)).Order(StringComparer.Ordinal)];
}
