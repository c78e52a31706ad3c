using System.Management.Automation;
using System.Text;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

public sealed class ModelTests(ModelFixture fixture) : IClassFixture<ModelFixture>
{
    private readonly ModuleSession _session = fixture.Session;

    [Fact]
    public void Predictions_come_for_samples_in_their_order()
    {
        IReadOnlyList<PSObject> predictions = _session.Get("$some | Invoke-MnistModel $lenet");
        Assert.Equal(1000, predictions.Count);
        Assert.Equal(Enumerable.Range(0, 1000), predictions.Select(item => (int)((dynamic)item.Properties["Sample"].Value).Index));
        Assert.True(predictions.Count(item => item.Properties["IsCorrect"].Value is true) > 800);
        Assert.All(predictions, item => Assert.InRange(((IReadOnlyList<float>)item.Properties["Probabilities"].Value).Sum(), 0.999, 1.001));
        Assert.Equal(
            predictions.Take(70).Select(item => item.Properties["Probability"].Value),
            _session.Get("Get-MnistSample -Split Test -First 70 | Invoke-MnistModel -Model $run").Select(item => item.Properties["Probability"].Value));
    }

    [Theory]
    [InlineData("$some | Invoke-MnistModel $run[-1]", 1000)]
    [InlineData("Invoke-MnistModel $lenet -Split Test", 10_000)]
    [InlineData("$lenet | Invoke-MnistModel -Name MNIST -Split Test", 10_000)]
    [InlineData("$run | Measure-MnistModel", 1)]
    [InlineData("$lenet, $lenet | Measure-MnistModel", 2)]
    [InlineData("$null = $some | Export-MnistIdx folder; Measure-MnistModel $lenet -Path folder", 1)]
    [InlineData("$null = $some | Export-MnistIdx folder; Get-Item folder | Invoke-MnistModel $lenet", 1000)]
    public void Models_samples_datasets_and_folders_go_together(string script, int count) => Assert.Equal(count, _session.Get(script).Count);

    [Fact]
    public void Misclassified_gives_the_worst_first()
    {
        IReadOnlyList<PSObject> wrong = _session.Get("$some | Measure-MnistModel $lenet -Misclassified");
        Assert.Equal(_session.Get("$m = $some | Measure-MnistModel $lenet; [math]::Round($m.Total * (1 - $m.Accuracy))")[0].BaseObject, (double)wrong.Count);
        Assert.All(wrong, item => Assert.Equal(false, item.Properties["IsCorrect"].Value));
        float[] sure = [.. wrong.Select(item => (float)item.Properties["Probability"].Value)];
        Assert.Equal(sure.OrderDescending(), sure);
    }

    [Fact]
    public void One_sample_of_another_shape_does_not_end_the_others()
    {
        ScriptResult result = _session.Run("$some[0], [Mnist.MnistSample]::new([byte[]]::new(400), 1, 20, 20), $some[1] | Invoke-MnistModel $lenet");
        Assert.Equal(2, result.Output.Count);
        Assert.Contains("28 x 28", result.OnlyError.Exception.Message);
        Assert.Contains("20 x 20", result.OnlyError.Exception.Message);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("length")]
    [InlineData("architecture")]
    [InlineData("nan")]
    [InlineData("empty")]
    public void Model_files_with_a_defect_are_refused(string defect)
    {
        byte[] file = File.ReadAllBytes(_session.PathOf("lenet.safetensors"));
        byte[] bad = defect switch
        {
            "cut" => file[..(file.Length / 2)],
            "length" => [.. BitConverter.GetBytes(long.MaxValue), .. file.AsSpan(8)],
            "architecture" => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file).Replace("conv 50 5", "conv 51 5", StringComparison.Ordinal)),
            "nan" => [.. file.AsSpan(0, file.Length - 4), .. BitConverter.GetBytes(float.NaN)],
            _ => [],
        };
        string path = _session.PathOf($"{defect}.safetensors");
        File.WriteAllBytes(path, bad);
        ScriptResult result = _session.Run($"Import-MnistModel {defect}.safetensors, lenet.safetensors");
        Assert.Equal(("ModelInvalid,MnistPS.Commands.ImportMnistModelCommand", ErrorCategory.InvalidData), (result.OnlyError.FullyQualifiedErrorId, result.OnlyError.CategoryInfo.Category));
        Assert.Equal(path, result.OnlyError.TargetObject);
        Assert.Single(result.Output); // the good one is read
    }
}

/// <summary>A session with a LeNet in <c>$run</c> (all that its training gave) and <c>$lenet</c>, and one of 1,000 test samples in <c>$some</c>.</summary>
public sealed class ModelFixture : IDisposable
{
    public ModelFixture() => Session.Get("""
        $global:run = Invoke-MnistTraining CaffeLeNet -Iterations 120 -Interval 60
        $global:lenet = $run[-1].Model
        $global:some = Get-MnistSample -Split Test -First 1000
        $lenet | Export-MnistModel lenet.safetensors
        """);

    public ModuleSession Session { get; } = new();

    public void Dispose() => Session.Dispose();
}
