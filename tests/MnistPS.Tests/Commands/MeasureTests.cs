using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

public sealed class MeasureTests : IDisposable
{
    private readonly ModuleSession _session = new();

    [Fact]
    public void The_table_of_categories_equals_the_page()
    {
        ScriptResult result = _session.Run("Measure-MnistCategory -IncludeTotal");
        Assert.Equal(["5923", "6742", "5958", "6131", "5842", "5421", "5918", "6265", "5851", "5949", "60000"], result.Values("Training"));
        Assert.Equal(["980", "1135", "1032", "1010", "982", "892", "958", "1028", "974", "1009", "10000"], result.Values("Testing"));
        Assert.Equal("Total", result.Output[^1].Properties["Category"].Value);
    }

    [Fact]
    public void Pixel_statistics_equal_the_published_ones()
    {
        IReadOnlyList<System.Management.Automation.PSObject> statistics = _session.Get("Measure-MnistPixel");
        Assert.Equal(2, statistics.Count);
        Check(statistics[0], 0.13066047627, 0.30810780386);
        Check(statistics[1], 0.13251460584, 0.31048024793);

        static void Check(System.Management.Automation.PSObject actual, double mean, double deviation)
        {
            Assert.Equal(mean, (double)actual.Properties["Mean"].Value, 1e-11);
            Assert.Equal(deviation, (double)actual.Properties["StandardDeviation"].Value, 1e-11);
        }
    }

    [Theory]
    [InlineData("Get-MnistSample | Measure-MnistCategory", 60000, 10000)]
    [InlineData("Measure-MnistCategory -Split Test", 0, 10000)]
    [InlineData("Get-MnistDataset MNIST | Measure-MnistCategory", 60000, 10000)]
    [InlineData("Get-MnistSample -Label 3,5 | Measure-MnistCategory", 6131 + 5421, 1010 + 892)]
    [InlineData("Measure-MnistCategory -Path $dataFolder", 60000, 10000)]
    [InlineData("$ExecutionContext.InvokeProvider.Item.Get($dataFolder) | Measure-MnistCategory", 60000, 10000)]
    public void Samples_datasets_and_folders_are_counted(string script, long training, long testing)
    {
        string folder = Path.Combine(StagedModule.Folder, "data", "mnist");
        ScriptResult result = _session.Run($"$dataFolder = '{folder}'; {script} -IncludeTotal");
        Assert.Empty(result.Errors);
        Assert.Equal(training, result.Output[^1].Properties["Training"].Value);
        Assert.Equal(testing, result.Output[^1].Properties["Testing"].Value);
    }

    [Fact]
    public void Pixels_of_piped_samples_are_measured()
    {
        object whole = _session.Get("Measure-MnistPixel -Split Test")[0].BaseObject;
        object piped = _session.Get("Get-MnistSample -Split Test -Shuffle -Seed 3 | Measure-MnistPixel")[0].BaseObject;
        Assert.Equal(whole, piped);
    }

    public void Dispose() => _session.Dispose();
}
