using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Torch;

/// <summary>Torch7 itself on what is written here, and the other way round.</summary>
/// <remarks>No distribution has torch7 any more; it is built from https://github.com/torch/torch7 with LuaJIT, and found by LUA_PATH and LUA_CPATH.</remarks>
public sealed class TorchOutsideTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, "ascii")]
    [InlineData(true, "binary")]
    public void Torch_loads_what_was_written(bool isBinary, string mode)
    {
        SampleSet test = MnistDataset.Open().Test;
        SampleFormat.Torch.Write(_folder["test.t7"], test, new TorchWriteOptions { Encoding = isBinary ? TorchEncoding.Binary : TorchEncoding.Ascii });
        SampleFormat.Torch.Write(_folder["empty.t7"], test.Take(0), new TorchWriteOptions { Encoding = isBinary ? TorchEncoding.Binary : TorchEncoding.Ascii });

        string output = Run($"""
            local t = torch.load('{_folder["test.t7"]}', '{mode}')
            print(t.data:type(), table.concat(t.data:size():totable(), 'x'), t.labels:type(), t.labels:size(1))
            print(t.data:double():sum(), t.labels[1], t.labels[10000], t.data:narrow(3, 1, 2):double():sum())
            local e = torch.load('{_folder["empty.t7"]}', '{mode}')
            print(e.data:nElement(), e.labels:nElement())
            """);

        long sum = test.Sum(sample => sample.Pixels.Sum(pixel => (long)pixel));
        Assert.Equal(
            $"torch.ByteTensor\t10000x1x32x32\ttorch.ByteTensor\t10000\n{sum}\t{test[0].Label + 1}\t{test[9999].Label + 1}\t0\n0\t0",
            output);
    }

    [Theory]
    [InlineData("ascii")]
    [InlineData("binary")]
    public void What_torch_saved_is_read(string mode)
    {
        Run($$"""
            local data = torch.ByteTensor(20, 1, 32, 32):zero()
            for i = 1, 20 do data[i][1]:narrow(1, 3, 28):narrow(2, 3, 28):fill(i) end
            local labels = torch.range(1, 20)
            torch.save('{{_folder["byte.t7"]}}', {data = data, labels = labels:byte()}, '{{mode}}')
            torch.save('{{_folder["others.t7"]}}', {data = data:int(), labels = labels:long()}, '{{mode}}')
            torch.save('{{_folder["floats.t7"]}}', {data = data:double(), labels = labels:float()}, '{{mode}}')
            torch.save('{{_folder["narrow.t7"]}}', {data = data:narrow(1, 6, 10), labels = labels:narrow(1, 6, 10)}, '{{mode}}')
            torch.save('{{_folder["plain.t7"]}}', {data = data:select(2, 1):narrow(2, 3, 28):narrow(3, 3, 28):contiguous(), label = labels:byte()}, '{{mode}}')
            local t = {labels = labels:byte(), size = function() return 20 end, about = {1, 2, 'three', true}, data = data}
            t.itself = t; t.again = data
            torch.save('{{_folder["extras.t7"]}}', t, '{{mode}}')
            torch.save('{{_folder["strided.t7"]}}', {data = data:narrow(3, 3, 28), labels = labels:byte()}, '{{mode}}')
            """);

        foreach (string name in new[] { "byte.t7", "others.t7", "floats.t7", "plain.t7", "extras.t7" })
        {
            SampleSet samples = SampleFormat.Torch.ImportSet(_folder[name]);
            Assert.Equal(Enumerable.Range(0, 20), samples.GetLabels());
            Assert.All(samples, sample => Assert.Equal(Enumerable.Repeat((byte)(sample.Index + 1), 784), sample.Pixels));
        }

        SampleSet narrow = SampleFormat.Torch.ImportSet(_folder["narrow.t7"]);
        Assert.Equal(Enumerable.Range(5, 10), narrow.GetLabels());
        Assert.All(narrow, sample => Assert.Equal(sample.Label + 1, sample[0, 0]));
        Assert.Contains(":contiguous()", Assert.Throws<DatasetFormatException>(() => SampleFormat.Torch.ImportSet(_folder["strided.t7"])).Message, StringComparison.Ordinal);
    }

    private static string Run(string script)
    {
        const string Reason = "Needs torch7: build https://github.com/torch/torch7 for LuaJIT, and set LUA_PATH and LUA_CPATH so that require 'torch' finds it.";
        if (Outside.TryRun("luajit", "-e", "require 'torch'") is not { ExitCode: 0 })
        {
            Assert.Skip(Reason);
        }

        (int exitCode, string output, string error) = Outside.TryRun("luajit", "-e", "require 'torch'\n" + script)!.Value;
        Assert.True(exitCode == 0, error);
        return output.TrimEnd('\n');
    }
}
