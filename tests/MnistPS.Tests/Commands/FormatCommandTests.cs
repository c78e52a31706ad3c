using System.Management.Automation;
using System.Security.Cryptography;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

/// <summary>Every format from the user's side: by its own cmdlet, by ending, by content, in shards.</summary>
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
        Assert.Contains("in another number of files", error.Exception.Message, StringComparison.Ordinal);
        _session.Get($"Get-MnistSample -Split Test -First 90 | {export} shards -ShardSize 100 -Force");
        Assert.Equal(2, Directory.GetFiles(_session.PathOf("shards")).Length);
    }

    [Theory]
    [InlineData("Get-MnistSample -First 1 | Export-MnistDataset x.doc", "SampleInvalid", ".doc")]
    [InlineData("Import-MnistDataset page.html", "FormatUnknown", "page.html")]
    [InlineData("Import-MnistNpz page.html", "NpzInvalid", "page.html")]
    [InlineData("Import-MnistTorch page.html", "TorchInvalid", "page.html")]
    [InlineData("Import-MnistLmdb page.html", "LmdbInvalid", "page.html")]
    [InlineData("Import-MnistParquet page.html", "ParquetInvalid", "page.html")]
    [InlineData("Import-MnistLibSvm page.html", "LibSvmInvalid", "page.html")]
    [InlineData("Import-MnistCsv page.html", "CsvInvalid", "page.html")]
    [InlineData("Import-MnistIdx page.html", "IdxInvalid", "page.html")]
    [InlineData("Import-MnistImage page.html", "ImageInvalid", "page.html")]
    public void What_is_none_of_ours_is_refused_by_name(string script, string id, string part)
    {
        File.WriteAllText(_session.PathOf("page.html"), "<!DOCTYPE html>\n<html><body>This domain is for sale.</body></html>\n");
        ErrorRecord error = _session.Run(script).OnlyError;
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(part, error.Exception.Message, StringComparison.Ordinal);
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
