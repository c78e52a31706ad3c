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
    [InlineData("$some | Measure-MnistModel $lenet -Split Train", 0)]
    [InlineData("$null = $some | Export-MnistIdx folder; Measure-MnistModel $lenet -Path folder", 1)]
    [InlineData("$null = $some | Export-MnistIdx folder; $ExecutionContext.InvokeProvider.Item.Get('folder') | Invoke-MnistModel $lenet", 1000)]
    public void Models_samples_datasets_and_folders_go_together(string script, int count) => Assert.Equal(count, _session.Get(script).Count);

    [Fact]
    public void The_matrix_is_that_of_the_training()
    {
        Assert.Equal(
            _session.Get("$run[-1].TestAccuracy")[0].BaseObject,
            _session.Get("(Measure-MnistModel $run).Accuracy")[0].BaseObject);
        Assert.Equal(1000, _session.Get("($some | Measure-MnistModel $lenet).Total")[0].BaseObject);
        Assert.Equal(10_000, _session.Get("(Get-MnistDataset MNIST | Measure-MnistModel $lenet).Total")[0].BaseObject);
    }

    [Fact]
    public void Misclassified_gives_the_worst_first()
    {
        IReadOnlyList<PSObject> wrong = _session.Get("$some | Measure-MnistModel $lenet -Misclassified");
        Assert.Equal(_session.Get("$m = $some | Measure-MnistModel $lenet; [math]::Round($m.Total * (1 - $m.Accuracy))")[0].BaseObject, (double)wrong.Count);
        Assert.All(wrong, item => Assert.Equal(false, item.Properties["IsCorrect"].Value));
        float[] sure = [.. wrong.Select(item => (float)item.Properties["Probability"].Value)];
        Assert.Equal(sure.OrderDescending(), sure);
    }

    [Theory]
    [InlineData("$some | Measure-MnistModel $lenet | New-MnistChart -Kind Confusion", "Confusion")]
    [InlineData("$some | Measure-MnistModel $lenet -Misclassified | New-MnistChart -Kind Misclassified", "Misclassified")]
    [InlineData("$run | New-MnistChart -Kind Confusion", "Confusion")]
    [InlineData("$run | New-MnistChart -Kind Training", "Training")]
    public void They_become_charts(string script, string kind) => Assert.Equal([kind], _session.Run(script).Values("Kind"));

    [Theory]
    [InlineData("[Mnist.MnistSample]::new([byte[]]::new(400), 1, 20, 20) | Invoke-MnistModel $lenet", "SampleShapeInvalid", ErrorCategory.InvalidData)]
    [InlineData("[Mnist.MnistSample]::new([byte[]]::new(400), 1, 20, 20) | Measure-MnistModel $lenet", "SampleShapeInvalid", ErrorCategory.InvalidData)]
    [InlineData("[Mnist.MnistSample]::new([byte[]]::new(784)) | Measure-MnistModel $lenet", "SampleLabelInvalid", ErrorCategory.InvalidData)]
    [InlineData("[Mnist.MnistSample]::new([byte[]]::new(784), 12) | Measure-MnistModel $lenet", "SampleLabelInvalid", ErrorCategory.InvalidData)]
    [InlineData("$some | Invoke-MnistModel", "ModelRequired", ErrorCategory.InvalidArgument)]
    [InlineData("$some[0] | Invoke-MnistModel $lenet -Name MNIST", "TwoSources", ErrorCategory.InvalidArgument)]
    [InlineData("'text' | Invoke-MnistModel $lenet", "InputInvalid", ErrorCategory.InvalidType)]
    [InlineData("Measure-MnistModel $lenet -Name Nowhere", "DatasetNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Invoke-MnistModel $lenet -LiteralPath nowhere.png", "PathNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Invoke-MnistModel $lenet -LiteralPath lenet.safetensors", "ImageInvalid", ErrorCategory.InvalidData)]
    [InlineData("Import-MnistModel nowhere.safetensors", "PathNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("$lenet | Export-MnistModel lenet.pt", "ModelFormatUnknown", ErrorCategory.InvalidArgument)]
    [InlineData("$lenet | Export-MnistModel missing/lenet.onnx", "PathNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("$lenet | Export-MnistModel lenet.safetensors -NoClobber", "PathExists", ErrorCategory.ResourceExists)]
    [InlineData("$lenet | Export-MnistModel x.onnx -NoClobber -Force", "NoClobberAndForce", ErrorCategory.InvalidArgument)]
    [InlineData("$lenet, $lenet | Export-MnistModel two.onnx", "ModelNotSingle", ErrorCategory.InvalidArgument)]
    [InlineData("'text' | Export-MnistModel x.onnx", "InputInvalid", ErrorCategory.InvalidType)]
    public void What_cannot_be_is_said(string script, string id, ErrorCategory category)
    {
        ErrorRecord error = _session.Run(script).OnlyError;
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.NotNull(id == "ModelRequired" ? "" : error.TargetObject);
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
            "architecture" => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file).Replace("\"recipe\":\"CaffeLeNet\"", "\"recipe\":\"TorchMlp\"  ", StringComparison.Ordinal)),
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

    [Fact]
    public void A_model_comes_back_from_its_file()
    {
        PSObject file = Assert.Single(_session.Get("$run | Export-MnistModel again.safetensors -PassThru"));
        Assert.Equal("again.safetensors", file.Properties["Name"].Value);
        Assert.Equal(
            _session.Get("($some | Measure-MnistModel $lenet).Accuracy")[0].BaseObject,
            _session.Get("$ExecutionContext.InvokeProvider.Item.Get('again.safetensors') | Import-MnistModel | ForEach-Object { ($some | Measure-MnistModel $_).Accuracy }")[0].BaseObject);
        _session.Get("$lenet | Export-MnistModel new.onnx -WhatIf");
        Assert.False(File.Exists(_session.PathOf("new.onnx")));
        _session.Get("$lenet | Export-MnistModel new.onnx");
        Assert.True(new FileInfo(_session.PathOf("new.onnx")).Length > 1_700_000);
    }
}
