using System.Management.Automation;
using System.Xml.Linq;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

public sealed class ChartTests : IDisposable
{
    // Results as the training cmdlets put them out, without a training.
    private const string Learned = """
        $null = (Get-Command Invoke-MnistTraining).ImplementingType
        $matrix = [Mnist.Learning.ConfusionMatrix]::new([string[]]('0','1','2','3','4','5','6','7','8','9'))
        0..9 | ForEach-Object { $matrix.Add($_, $_); $matrix.Add($_, 3) }
        $records = 1..3 | ForEach-Object { [Mnist.Learning.TrainingRecord]::new('TorchConvNet', $_, 600 * $_, 1 / $_, 1 - 0.1 / $_, $null, 1000, [timespan]::FromSeconds($_)) }
        $seven = Get-MnistSample -Split Test -Index 0
        $wrong = [Mnist.Learning.Prediction]::new(7, 1, '1', 0.75, [float[]](0..9), $seven)
        $right = [Mnist.Learning.Prediction]::new(7, 7, '7', 0.99, [float[]](0..9), $seven)

        """;

    private readonly ModuleSession _session = new();

    [Theory]
    [InlineData("New-MnistChart -Kind Category", "Category", "MNIST: samples per category")]
    [InlineData("New-MnistChart MNIST -Kind Category -Split Test", "Category", "MNIST: Test samples per category")]
    [InlineData("Measure-MnistCategory -IncludeTotal | New-MnistChart -Kind Category -Title Mine", "Category", "Mine: samples per category")]
    [InlineData("New-MnistChart -Kind Sample", "Sample", "MNIST: Train samples of each category")]
    [InlineData("Get-MnistSample -First 7 | New-MnistChart -Kind Sample", "Sample", "MNIST: 7 samples")]
    [InlineData("Get-MnistSample -First 7 | New-MnistChart -Kind Sample -Count 1", "Sample", "MNIST: 1 sample")]
    [InlineData("New-MnistChart -Kind Mean -Split Test", "Mean", "MNIST Test: mean image of each category")]
    [InlineData("New-MnistChart -Kind Pixel -Path (Get-MnistDataset MNIST).Location", "Pixel", "mnist: pixel values")]
    [InlineData("Get-MnistDataset MNIST | New-MnistChart -Kind Projection -Split Test -Count 50", "Projection", "MNIST Test: 50 samples by principal components")]
    [InlineData("$matrix | New-MnistChart -Kind Confusion", "Confusion", "Confusion matrix, 55 % of 20 right")]
    [InlineData("$records | New-MnistChart -Kind Training", "Training", "TorchConvNet: training")]
    [InlineData("$wrong, $right | New-MnistChart -Kind Misclassified", "Misclassified", "MNIST Test: 1 mistake (true → predicted)")]
    public void A_chart_is_made_of_what_is_selected_or_piped_in(string script, string kind, string title)
    {
        PSObject chart = Assert.Single(_session.Get(Learned + script));
        Assert.Equal(kind, chart.Properties["Kind"].Value.ToString());
        Assert.Equal(title, chart.Properties["Title"].Value);
        XElement.Parse((string)chart.Methods["ToSvg"].Invoke());
    }

    [Fact]
    public void The_projection_draws_the_same_samples_for_the_same_seed()
    {
        string[] pictures = [.. _session.Get("1, 1, 2 | ForEach-Object { (New-MnistChart -Kind Projection -Split Test -Count 30 -Seed $_).ToSvg() }").Select(item => (string)item.BaseObject)];
        Assert.Equal(pictures[0], pictures[1]);
        Assert.NotEqual(pictures[0], pictures[2]);
    }

    [Fact]
    public void Parts_of_Plotly_stay_out_of_the_default_load_context()
    {
        _session.Get("New-MnistChart -Kind Category | Export-MnistChart offline.html");
        Assert.DoesNotContain(
            System.Runtime.Loader.AssemblyLoadContext.Default.Assemblies,
            assembly => assembly.GetName().Name is "FSharp.Core" or "Plotly.NET" or "DynamicObj");
    }

    public void Dispose() => _session.Dispose();
}
