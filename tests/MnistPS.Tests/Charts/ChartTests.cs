using System.Management.Automation;
using System.Xml.Linq;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Charts;

public sealed class ChartTests : IDisposable
{
    // Results as the training cmdlets put them out, without a training.
    private static readonly string s_learned = $"$null = [System.Reflection.Assembly]::LoadFrom('{Path.Combine(StagedModule.Folder, "Mnist.Learning.dll")}')\n" + """
        $matrix = [Mnist.Learning.ConfusionMatrix]::new([string[]]('0','1','2','3','4','5','6','7','8','9'))
        0..9 | ForEach-Object { $matrix.Add($_, $_); $matrix.Add($_, 3) }
        $records = 1..3 | ForEach-Object { [Mnist.Learning.TrainingRecord]::new('TorchConvNet', $_, 600 * $_, 1 / $_, 1 - 0.1 / $_, $null, 1000, [timespan]::FromSeconds($_)) }
        $seven = Get-MnistSample -Split Test -Index 0
        $wrong = [Mnist.Learning.Prediction]::new(7, 1, '1', 0.75, [float[]](0..9), $seven)
        $right = [Mnist.Learning.Prediction]::new(7, 7, '7', 0.99, [float[]](0..9), $seven)
        $shoe = [Mnist.Learning.Prediction]::new(7, 7, 'Sneaker', 0.99, [float[]](0..9), $seven)

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
    [InlineData("New-MnistChart -Kind Pixel -Path $dataFolder", "Pixel", "mnist: pixel values")]
    [InlineData("Get-MnistDataset MNIST | New-MnistChart -Kind Projection -Split Test -Count 50", "Projection", "MNIST Test: 50 samples by principal components")]
    [InlineData("$matrix | New-MnistChart -Kind Confusion", "Confusion", "Confusion matrix, 55 % of 20 right")]
    [InlineData("$records | New-MnistChart -Kind Training", "Training", "TorchConvNet: training")]
    [InlineData("$wrong, $right | New-MnistChart -Kind Misclassified", "Misclassified", "MNIST Test: worst mistakes (true → predicted)")]
    public void A_chart_is_made_of_what_is_selected_or_piped_in(string script, string kind, string title)
    {
        string folder = Path.Combine(StagedModule.Folder, "data", "mnist");
        PSObject chart = Assert.Single(_session.Get($"$dataFolder = '{folder}'; {s_learned}{script}"));
        Assert.Equal(kind, chart.Properties["Kind"].Value.ToString());
        Assert.Equal(title, chart.Properties["Title"].Value);
        XElement.Parse((string)chart.Methods["ToSvg"].Invoke());
    }

    [Theory]
    [InlineData("New-MnistChart -Kind Confusion", "ChartInputRequired")]
    [InlineData("New-MnistChart MNIST -Kind Training", "ChartInputRequired")]
    [InlineData("Get-MnistSample -First 1 | New-MnistChart -Kind Misclassified", "ChartInputInvalid")]
    [InlineData("'text' | New-MnistChart -Kind Category", "ChartInputInvalid")]
    [InlineData("$shoe | New-MnistChart -Kind Misclassified", "SampleInvalid")]
    [InlineData("$right | New-MnistChart -Kind Misclassified", "SampleInvalid")]
    [InlineData("Get-MnistSample -First 0 | New-MnistChart -Kind Sample", "SampleInvalid")]
    [InlineData("Get-MnistSample -First 1 | New-MnistChart -Kind Projection", "SampleInvalid")]
    [InlineData("New-MnistChart -Kind Category -Name Nowhere", "DatasetNotFound")]
    [InlineData("New-MnistChart -Kind Category -Path Nowhere", "PathNotFound")]
    [InlineData("New-MnistChart -Kind Category | Export-MnistChart chart.png", "SampleInvalid")]
    [InlineData("New-MnistChart -Kind Category | Export-MnistChart missing/chart.html", "PathNotFound")]
    [InlineData("New-MnistChart -Kind Category | Export-MnistChart *.html", "PathHasWildcards")]
    [InlineData("New-MnistChart -Kind Category | Export-MnistChart a.svg -NoClobber -Force", "NoClobberAndForce")]
    [InlineData("New-MnistChart -Kind Category | Export-MnistChart . ", "SampleInvalid")]
    [InlineData("New-MnistReport report.txt", "SampleInvalid")]
    [InlineData("New-MnistReport missing/report.html", "PathNotFound")]
    [InlineData("Get-MnistSample -First 0 | New-MnistReport report.html", "SampleInvalid")]
    public void What_cannot_be_done_is_an_error_and_leaves_no_file(string script, string id)
    {
        ErrorRecord error = _session.Run(s_learned + script).OnlyError;
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_session.Folder));
    }

    [Fact]
    public void Charts_go_to_files()
    {
        _session.Get("New-MnistChart -Kind Mean -Split Test | Export-MnistChart mean.svg");
        _session.Get("New-MnistChart -Kind Category | Export-MnistChart offline.html");
        PSObject file = Assert.Single(_session.Get("'Mean', 'Pixel' | ForEach-Object { New-MnistChart -Kind $_ -Split Test } | Export-MnistChart small.html -Cdn -PassThru"));
        Assert.Equal(_session.PathOf("small.html"), file.Properties["FullName"].Value);
        XElement.Parse(File.ReadAllText(_session.PathOf("mean.svg")));
        Assert.True(new FileInfo(_session.PathOf("offline.html")).Length > 3_000_000);
        Assert.InRange(new FileInfo(_session.PathOf("small.html")).Length, 20_000, 500_000);
        Assert.Contains("id=\"chart-2\"", File.ReadAllText(_session.PathOf("small.html")));
    }

    [Fact]
    public void WhatIf_writes_nothing_and_NoClobber_keeps_what_is_there()
    {
        _session.Get("New-MnistChart -Kind Category | Export-MnistChart a.svg -WhatIf; New-MnistReport a.html -WhatIf");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_session.Folder));
        File.WriteAllText(_session.PathOf("a.html"), "old");
        Assert.StartsWith("PathExists,", _session.Run("New-MnistReport a.html -NoClobber").OnlyError.FullyQualifiedErrorId);
        Assert.Equal("old", File.ReadAllText(_session.PathOf("a.html")));
    }

    [Fact]
    public void A_report_is_written_of_a_dataset_and_of_samples()
    {
        PSObject file = Assert.Single(_session.Get("New-MnistReport report.html -PassThru"));
        Assert.Equal("report.html", file.Properties["Name"].Value);
        string page = File.ReadAllText(_session.PathOf("report.html"));
        Assert.Contains("<td>70,000</td>", page);
        Assert.Contains("CC BY-SA 3.0", page);
        _session.Get("Get-MnistSample -Label 3,5 -First 40 | New-MnistReport threes.html");
        Assert.Contains("40 Train samples", File.ReadAllText(_session.PathOf("threes.html")));
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
