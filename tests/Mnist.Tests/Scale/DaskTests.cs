using System.Text.Json;
using Mnist.Formats;
using Mnist.Statistics;
using Mnist.Tests.Support;

namespace Mnist.Tests.Scale;

/// <summary>Shards counted by a Dask cluster: a scheduler and three workers, one of which is killed in the middle.</summary>
public sealed class DaskTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_cluster_that_loses_a_worker_finds_what_we_find()
    {
        SampleSet test = MnistDataset.Open().Test;
        SampleFormat.Csv.Write(_temp["csv"], test, new CsvWriteOptions { ShardSize = 1000 });
        SampleFormat.Npz.Write(_temp["npz"], test, new NpzWriteOptions { ShardSize = 1000 });
        string[] shards = [.. Directory.GetFiles(_temp["csv"]).Concat(Directory.GetFiles(_temp["npz"])).Order(StringComparer.Ordinal)];

        string said = Outside.Python(
            "distributed, numpy", "python3-distributed and python3-numpy", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scale", "shards.py")), ["kill", .. shards]);

        JsonElement result = JsonDocument.Parse(said).RootElement;
        JsonElement split = result.GetProperty("splits").GetProperty("test");
        PixelStatistics pixels = test.MeasurePixels();
        Assert.Equal(20, shards.Length);
        Assert.Equal(JsonValueKind.Object, result.GetProperty("killed").ValueKind);
        Assert.Equal((3, 2), (result.GetProperty("workers").GetInt32(), result.GetProperty("left").GetInt32()));
        Assert.Equal(
            test.CountCategories().Select(row => 2 * row.Testing), // each sample is in both formats
            split.GetProperty("labels").EnumerateArray().Take(10).Select(count => count.GetInt64()));
        Assert.Equal(pixels.Mean, split.GetProperty("mean").GetDouble(), 12);
        Assert.Equal(pixels.StandardDeviation, split.GetProperty("standardDeviation").GetDouble(), 12);
        Assert.Equal(pixels.ZeroShare, split.GetProperty("zeroShare").GetDouble(), 12);
        Assert.Equal((pixels.Minimum, pixels.Maximum), (split.GetProperty("minimum").GetByte(), split.GetProperty("maximum").GetByte()));
    }
}
