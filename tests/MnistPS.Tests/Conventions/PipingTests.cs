using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Conventions;

/// <summary>Samples, sets, datasets and files go by pipeline into every cmdlet that takes them.</summary>
public sealed class PipingTests : IDisposable
{
    // The cmdlets that take samples, with what they need besides.
    private static readonly Dictionary<string, string> s_takeSamples = new()
    {
        ["ConvertTo-MnistCorruption"] = "-Kind Stripe -Split Test",
        ["Export-MnistCsv"] = "out.csv -Split Test",
        ["Export-MnistDataset"] = "out.npz -Split Test",
        ["Export-MnistIdx"] = "out-idx -Split Test",
        ["Export-MnistImage"] = "out.png -Grid -Split Test",
        ["Export-MnistLibSvm"] = "out.svm -Split Test",
        ["Export-MnistLmdb"] = "out-lmdb -Split Test",
        ["Export-MnistNpz"] = "out.npz -Split Test",
        ["Export-MnistParquet"] = "out.parquet -Split Test",
        ["Export-MnistTorch"] = "out.t7 -Split Test",
        ["Find-MnistLabelIssue"] = "-Model $model -Count 3",
        ["Find-MnistNeighbor"] = "-Path folder -Split Test",
        ["Get-MnistBatch"] = "-Size 4 -Split Test",
        ["Get-MnistSample"] = "-Split Test",
        ["Invoke-MnistModel"] = "$model -Split Test",
        ["Invoke-MnistTraining"] = "TorchLinear -Iterations 1",
        ["Measure-MnistBaseline"] = "NearestMean",
        ["Measure-MnistCategory"] = "-Split Test",
        ["Measure-MnistModel"] = "$model -Split Test",
        ["Measure-MnistPixel"] = "-Split Test",
        ["New-MnistChart"] = "-Kind Sample -Split Test",
        ["New-MnistReport"] = "out.html -Split Test",
        ["Show-MnistSample"] = "-Split Test",
    };

    // The cmdlets that take files or folders by their path, with one that each can read and what it needs besides.
    private static readonly Dictionary<string, (string File, string Arguments)> s_takeFiles = new()
    {
        ["ConvertTo-MnistCorruption"] = ("folder", "-Kind Stripe"),
        ["ConvertTo-MnistSample"] = ("digit.png", ""),
        ["Find-MnistLabelIssue"] = ("folder", "-Model $model -Count 3"),
        ["Find-MnistNeighbor"] = ("folder", ""),
        ["Get-MnistBatch"] = ("folder", "-Size 4"),
        ["Get-MnistSample"] = ("folder", ""),
        ["Import-MnistCsv"] = ("test.csv", ""),
        ["Import-MnistDataset"] = ("test.csv", ""),
        ["Import-MnistIdx"] = ("folder/t10k-images-idx3-ubyte", ""),
        ["Import-MnistImage"] = ("tree", ""),
        ["Import-MnistLibSvm"] = ("test.svm", ""),
        ["Import-MnistLmdb"] = ("test-lmdb", ""),
        ["Import-MnistModel"] = ("m.safetensors", ""),
        ["Import-MnistNpz"] = ("test.npz", ""),
        ["Import-MnistParquet"] = ("test.parquet", ""),
        ["Import-MnistTorch"] = ("test.t7", ""),
        ["Invoke-MnistModel"] = ("digit.png", "$model"),
        ["Invoke-MnistTraining"] = ("folder", "TorchLinear -Iterations 1"),
        ["Measure-MnistBaseline"] = ("folder", "NearestMean"),
        ["Measure-MnistCategory"] = ("folder", ""),
        ["Measure-MnistModel"] = ("folder", "$model"),
        ["Measure-MnistPixel"] = ("folder", ""),
        ["New-MnistChart"] = ("folder", "-Kind Category"),
        ["Show-MnistSample"] = ("folder", ""),
        ["Test-MnistDataset"] = ("folder", "-Name MNIST"),
    };

    private readonly ModuleSession _session = new();

    public PipingTests() => _session.Get(
        """
        $model = (Invoke-MnistTraining TorchLinear -Iterations 1)[-1].Model
        Get-MnistSample -Split Train -First 20 | Export-MnistIdx folder
        Get-MnistSample -Split Test -First 12 | Export-MnistIdx folder
        $dataset = [Mnist.MnistDataset]::OpenFolder("$PWD/folder")
        """);

    public static TheoryData<string> TakeSamples => [.. s_takeSamples.Keys];

    public static TheoryData<string> TakeFiles => [.. s_takeFiles.Keys];

    [Fact]
    public void The_cmdlets_here_are_all_that_there_are()
    {
        Assert.Equal(Names("$_.Parameters.ContainsKey('InputObject') -and $_.Name -notin 'Export-MnistChart', 'Export-MnistModel', 'Save-MnistDataset', 'Test-MnistDataset', 'Remove-MnistDataset'"), s_takeSamples.Keys.Order());
        Assert.Equal(Names("$_.Parameters['LiteralPath'].Aliases -contains 'PSPath'"), s_takeFiles.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(TakeSamples))]
    public void Samples_sets_and_datasets_are_taken(string name)
    {
        string command = $"{name} {s_takeSamples[name]}";
        string[] sources =
        [
            "Get-MnistSample -Split Test -First 12", ", $dataset.Test", "$dataset", "$dataset.Test[0]", "'MNIST'", "Get-MnistDataset MNIST",
            "Get-MnistSample -Split Test -First 12 | ConvertTo-Json | ConvertFrom-Json",
            "[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize(@($dataset.Test[0..3])))",
        ];
        if (name is "Invoke-MnistTraining" or "Measure-MnistBaseline")
        {
            sources = ["$dataset", "'MNIST'", "Get-MnistDataset MNIST", "Get-MnistSample -Path folder | ConvertTo-Json | ConvertFrom-Json"];
        }

        foreach (string source in sources.Where(source => name != "New-MnistChart" || !source.Contains("'MNIST'", StringComparison.Ordinal)))
        {
            ScriptResult result = _session.Run($"{source} | {command}");
            Assert.True(result.Errors.Count == 0, $"{source} | {command}: {string.Join(' ', result.Errors)}");
            Assert.True(result.Output.Count > 0 || name.StartsWith("Export-", StringComparison.Ordinal) || name == "New-MnistReport", $"{source} | {command} gave nothing");
        }
    }

    [Theory]
    [MemberData(nameof(TakeFiles))]
    public void Paths_and_files_are_taken(string name)
    {
        _session.Get(
            """
            $some = Get-MnistSample -Split Test -First 12
            $some | Export-MnistCsv test.csv
            $some | Export-MnistNpz test.npz
            $some | Export-MnistParquet test.parquet
            $some | Export-MnistTorch test.t7
            $some | Export-MnistLibSvm test.svm
            $some | Export-MnistLmdb test-lmdb
            $some | Export-MnistImage tree
            $some[0] | Export-MnistImage digit.png -Grid
            $model | Export-MnistModel m.safetensors
            """);
        (string file, string arguments) = s_takeFiles[name];

        string item = $"Get-Item {file}";
        string[] notes = [$"[pscustomobject]@{{ PSPath = \"$PWD/{file}\" }}", $"[pscustomobject]@{{ LiteralPath = '{file}' }}"];
        foreach (string source in (string[])[item, .. name == "New-MnistChart" ? [] : notes]) // charts are made of objects of many kinds
        {
            ScriptResult result = _session.Run($"{source} | {name} {arguments}");
            Assert.True(result.Errors.Count == 0, $"{source} | {name} {arguments}: {string.Join(' ', result.Errors)}");
            Assert.NotEmpty(result.Output);
        }
    }

    public void Dispose() => _session.Dispose();

    private IEnumerable<string> Names(string condition) =>
        _session.Get($"(Get-Command -Module MnistPS | Where-Object {{ {condition} }}).Name").Select(name => name.ToString()).Order();
}
