using System.Management.Automation;
using System.Security.Cryptography;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

/// <summary>Exporting to every format and importing it again.</summary>
public sealed class FormatCommandTests : IDisposable
{
    private readonly ModuleSession _session = new();

    [Theory]
    [InlineData("x.csv", "Csv")]
    [InlineData("x.csv.gz", "Csv")]
    [InlineData("x.npz", "Npz")]
    [InlineData("x_lmdb", "Lmdb")]
    [InlineData("x.t7", "Torch")]
    [InlineData("x.parquet", "Parquet")]
    [InlineData("x.svm", "LibSvm")]
    [InlineData("raw", "Idx")]
    public void Export_goes_by_the_ending_and_import_by_the_content(string name, string format)
    {
        _session.Get($"Get-MnistSample -Split Test -First 300 | Export-MnistDataset {name}");
        Assert.Equal(Digest("Get-MnistSample -Split Test -First 300"), Digest($"Import-MnistDataset {name} -Split Test"));

        string moved = _session.PathOf("unnamed");
        Directory.Move(_session.PathOf(name), moved); // also moves files
        Assert.Equal(Digest("Get-MnistSample -Split Test -First 300"), Digest("Import-MnistDataset unnamed -Split Test"));
        Assert.Equal(300, _session.Get($"Import-MnistDataset unnamed -Format {format} -Split Test").Count);
    }

    [Fact]
    public void A_chain_of_all_formats_gives_back_the_published_files()
    {
        _session.Get(
            """
            Export-MnistNpz mnist.npz
            foreach ($split in 'Train', 'Test') {
                Import-MnistNpz mnist.npz -Split $split | Export-MnistLmdb "$($split)_lmdb"
                Import-MnistLmdb "$($split)_lmdb" -Split $split | Export-MnistTorch "$split.t7"
                Import-MnistTorch "$split.t7" -Split $split | Export-MnistParquet "$split.parquet"
                Import-MnistParquet "$split.parquet" -Split $split | Export-MnistLibSvm "$split.svm"
                Import-MnistLibSvm "$split.svm" -Split $split | Export-MnistCsv "$split.csv"
            }
            Import-MnistCsv Train.csv -Split Train | Export-MnistImage pictures
            Import-MnistCsv Test.csv -Split Test | Export-MnistImage pictures
            Import-MnistImage pictures | Export-MnistIdx raw
            """);
        Assert.Equal("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db", FileDigest("raw/train-images-idx3-ubyte"));
        Assert.Equal("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5", FileDigest("raw/train-labels-idx1-ubyte"));
        Assert.Equal("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7", FileDigest("raw/t10k-images-idx3-ubyte"));
        Assert.Equal("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2", FileDigest("raw/t10k-labels-idx1-ubyte"));
    }

    [Theory]
    [InlineData("Export-MnistCsv", "Import-MnistCsv", ".csv")]
    [InlineData("Export-MnistNpz", "Import-MnistNpz", ".npz")]
    [InlineData("Export-MnistParquet", "Import-MnistParquet", ".parquet")]
    public void Shards_are_numbered_and_come_back_in_order(string export, string import, string extension)
    {
        _session.Get($"Get-MnistSample -Split Test -First 250 | {export} shards -ShardSize 100; Get-MnistSample -Split Train -First 50 | {export} shards -ShardSize 100");
        Assert.Equal(
            [$"test-00000-of-00003{extension}", $"test-00001-of-00003{extension}", $"test-00002-of-00003{extension}", $"train-00000-of-00001{extension}"],
            Directory.EnumerateFiles(_session.PathOf("shards")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(Digest("Get-MnistSample -Split Test -First 250"), Digest($"{import} shards/test-*"));
        ErrorRecord error = _session.Run($"Get-MnistSample -Split Test -First 90 | {export} shards -ShardSize 100").OnlyError;
        Assert.Contains("of another export", error.Exception.Message, StringComparison.Ordinal);
        _session.Get($"Get-MnistSample -Split Test -First 90 | {export} shards -ShardSize 100 -Force");
        Assert.Equal(2, Directory.GetFiles(_session.PathOf("shards")).Length);
    }

    [Fact]
    public void Filtered_samples_are_exported_in_their_order()
    {
        _session.Get("Get-MnistSample -Split Test -Label 3,5 -First 10 | Export-MnistCsv x.csv");
        string[] lines = File.ReadAllLines(_session.PathOf("x.csv"));
        Assert.Equal("5 5 3 5 3 3 3 5 3 5", string.Join(' ', lines.Select(line => line[0])));
        Assert.All(lines, line => Assert.Equal(785, line.Split(',').Length));
    }

    [Fact]
    public void Pixels_can_be_made_black_and_white()
    {
        _session.Get("Export-MnistCsv rounded.csv -Split Test -Binarize Rounded; Export-MnistCsv drawn.csv -Split Test -Binarize Random -Seed 1; Export-MnistCsv again.csv -Split Test -Binarize Random -Seed 1");
        byte[] original = (byte[])_session.Get("Get-MnistSample -Split Test -First 1")[0].Properties["Pixels"].Value;
        int[] rounded = [.. File.ReadLines(_session.PathOf("rounded.csv")).First().Split(',').Skip(1).Select(int.Parse)];
        Assert.Equal(original.Select(pixel => pixel > 127 ? 255 : 0), rounded);
        Assert.Equal(FileDigest("drawn.csv"), FileDigest("again.csv"));
        Assert.NotEqual(FileDigest("drawn.csv"), FileDigest("rounded.csv"));
    }

    [Fact]
    public void An_empty_pipeline_does_not_export_the_whole_dataset()
    {
        Assert.StartsWith("NothingToExport,", _session.Run("Get-MnistSample -First 0 | Export-MnistCsv x.csv").OnlyError.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(File.Exists(_session.PathOf("x.csv")));
    }

    [Fact]
    public void Brackets_in_a_target_are_taken_as_they_are()
    {
        _session.Get("Get-MnistSample -Split Test -First 2 | Export-MnistCsv 'x[1].csv'");
        Assert.True(File.Exists(_session.PathOf("x[1].csv")));
        Assert.Equal(2, _session.Get("Import-MnistCsv -LiteralPath 'x[1].csv'").Count);
        Assert.StartsWith("PathNotFound", _session.Run("Import-MnistCsv 'x[1].csv'").OnlyError.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_file_is_an_error_and_the_next_one_is_read()
    {
        File.WriteAllText(_session.PathOf("a.csv"), "5,0,0\n");
        _session.Get("Get-MnistSample -Split Test -First 2 | Export-MnistCsv b.csv");
        ScriptResult result = _session.Run("Import-MnistCsv a.csv, missing.csv, b.csv -Split Test -Dataset MNIST");
        Assert.Equal(["CsvInvalid", "PathNotFound"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("line 1: expected 785 fields (label and 784 pixels), found 3", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["MNIST Test 0: 7", "MNIST Test 1: 2"], result.Output.Select(sample => sample.ToString()));
    }

    [Fact]
    public void A_folder_of_Parquet_gets_the_names_of_Hugging_Face_and_is_read_back()
    {
        Assert.IsType<DirectoryInfo>(_session.Get("Export-MnistParquet hf -ShardSize 40000 -PassThru").Single().BaseObject);
        Assert.Equal(
            ["test-00000-of-00001.parquet", "train-00000-of-00002.parquet", "train-00001-of-00002.parquet"],
            Directory.GetFiles(_session.PathOf("hf")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        PSObject total = _session.Get("Import-MnistParquet hf | Measure-MnistCategory -IncludeTotal")[^1];
        Assert.Equal((60_000L, 10_000L), (total.Properties["Training"].Value, total.Properties["Testing"].Value));
        Assert.Equal("hf Test 9999: 6", _session.Get("Import-MnistParquet hf -Split Test | Select-Object -Last 1").Single().ToString());
        Assert.Equal("MNIST Test 0: 7", _session.Get("Import-MnistParquet hf/test* -Dataset MNIST | Select-Object -First 1").Single().ToString());
    }

    [Fact]
    public void Parameters_without_an_effect_on_pictures_are_named()
    {
        Assert.Contains("-Columns, -Scale", Assert.Single(_session.Run("Get-MnistSample -First 1 | Export-MnistImage tree -Columns 3 -Scale 2").Warnings), StringComparison.Ordinal);
        Assert.Contains("-Layout", Assert.Single(_session.Run("Get-MnistSample -First 1 | Export-MnistImage x.png -Layout Category").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_of_another_size_are_errors_unless_the_size_is_given()
    {
        _session.Get("Get-MnistSample -First 1 | Export-MnistImage x.png -Scale 3");
        Assert.Contains("expected 28 x 28 pixels, found 84 x 84", _session.Run("Import-MnistImage x.png").OnlyError.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["84"], _session.Run("Import-MnistImage x.png -Rows 84 -Columns 84").Values("Rows"));
    }

    [Fact]
    public void Jpeg_is_read_through_the_staged_plugin()
    {
        string picture = Path.Combine(StagedModule.RepositoryRoot, "tests/Mnist.Tests/Imaging/Pictures/five.jpg");
        Assert.Equal(["28"], _session.Run($"Import-MnistImage '{picture}'").Values("Rows"));
        File.WriteAllText(_session.PathOf("bad.jpg"), "no picture");
        Assert.Contains("a picture: PNG, JPEG or BMP", _session.Run("Import-MnistImage bad.jpg").OnlyError.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Your_own_pictures_become_samples()
    {
        _session.Get("Get-MnistSample -Split Test -First 2 | Export-MnistImage tree -Layout Category");
        ScriptResult result = _session.Run("ConvertTo-MnistSample tree/test/*/*.png -Label 3; Get-Item tree/test/7/*.png | ConvertTo-MnistSample -Threshold 90 -NoInvert");
        Assert.Empty(result.Errors);
        Assert.Equal(["3", "3", "-1"], result.Values("Label"));
        Assert.Equal(["0", "1", "0"], result.Values("Index"));
        Assert.All(result.Output, sample => Assert.Equal(784, ((byte[])sample.Properties["Pixels"].Value).Length));
    }

    [Fact]
    public void Bad_pictures_are_errors_and_the_others_go_on()
    {
        _session.Get("Get-MnistSample -Split Test -First 1 | Export-MnistImage good.png -Grid");
        _session.Get("[Mnist.MnistSample]::new([byte[]]::new(784)) | Export-MnistImage plain.png -Grid -Padding 0");
        File.WriteAllBytes(_session.PathOf("empty.png"), []);
        File.WriteAllText(_session.PathOf("text.png"), "not a picture");
        byte[] huge = File.ReadAllBytes(_session.PathOf("good.png"));
        huge[16] = 0x7F; // a width of two thousand million
        File.WriteAllBytes(_session.PathOf("huge.png"), huge);
        ScriptResult result = _session.Run("ConvertTo-MnistSample empty.png, plain.png, text.png, huge.png, good.png");
        Assert.Single(result.Output);
        Assert.All(result.Errors, error => Assert.Equal("ImageInvalid,MnistPS.Commands.ConvertToMnistSampleCommand", error.FullyQualifiedErrorId));
        Assert.Equal(["empty.png", "plain.png", "text.png", "huge.png"], result.Errors.Select(error => Path.GetFileName((string)error.TargetObject)));
    }

    public void Dispose() => _session.Dispose();

    // Labels and pixels, in order.
    private string Digest(string script)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (PSObject sample in _session.Get(script))
        {
            digest.AppendData([(byte)(int)sample.Properties["Label"].Value]);
            digest.AppendData((byte[])sample.Properties["Pixels"].Value);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private string FileDigest(string name)
    {
        using FileStream file = File.OpenRead(_session.PathOf(name));
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
