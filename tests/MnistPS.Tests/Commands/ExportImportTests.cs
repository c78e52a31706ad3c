using System.Management.Automation;
using System.Security.Cryptography;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

public sealed class ExportImportTests : IDisposable
{
    private readonly ModuleSession _session = new();

    [Theory]
    [InlineData("Train", 109_575_994, "fb60bc58af4dac3554e394af262b3184479833d3cc540ff8783f274b73492d5d")]
    [InlineData("Test", 18_289_443, "51c292478d94ec3a01461bdfa82eb0885d262eb09e615679b2d69dedb6ad09e7")]
    public void Csv_is_byte_for_byte_the_published_file(string split, long length, string digest)
    {
        PSObject file = Assert.Single(_session.Get($"Export-MnistCsv x.csv -Split {split} -PassThru"));
        Assert.Equal(length, ((FileInfo)file.BaseObject).Length);
        Assert.Equal(digest, DigestOf("x.csv"));
    }

    [Fact]
    public void Csv_and_back_gives_the_original_raw_IDX_files()
    {
        _session.Get("Export-MnistCsv mnist_train.csv -Split Train; Export-MnistCsv mnist_test.csv.gz -Split Test");
        _session.Get("Import-MnistCsv mnist_*.csv, mnist_*.csv.gz | Export-MnistIdx raw");
        Assert.Equal("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db", DigestOf("raw/train-images-idx3-ubyte"));
        Assert.Equal("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5", DigestOf("raw/train-labels-idx1-ubyte"));
        Assert.Equal("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7", DigestOf("raw/t10k-images-idx3-ubyte"));
        Assert.Equal("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2", DigestOf("raw/t10k-labels-idx1-ubyte"));
    }

    [Fact]
    public void Filtered_samples_are_exported_in_their_order()
    {
        _session.Get("Get-MnistSample -Split Test -Label 3,5 -First 10 | Export-MnistCsv x.csv");
        string[] lines = File.ReadAllLines(_session.PathOf("x.csv"));
        Assert.Equal(10, lines.Length);
        Assert.Equal("5 5 3 5 3 3 3 5 3 5", string.Join(' ', lines.Select(line => line[0])));
        Assert.All(lines, line => Assert.Equal(785, line.Split(',').Length));
    }

    [Fact]
    public void Pixels_can_be_made_black_and_white()
    {
        _session.Get("Export-MnistCsv rounded.csv -Split Test -Binarize Rounded; Export-MnistCsv drawn.csv -Split Test -Binarize Random -Seed 1; Export-MnistCsv again.csv -Split Test -Binarize Random -Seed 1");
        int[] original = (int[])_session.Get("$p = (Get-MnistSample -Split Test -First 1).Pixels; ,[int[]]$p")[0].BaseObject;
        int[] rounded = [.. File.ReadLines(_session.PathOf("rounded.csv")).First().Split(',').Skip(1).Select(int.Parse)];
        Assert.Equal(original.Select(pixel => pixel > 127 ? 255 : 0), rounded);
        Assert.Equal(DigestOf("drawn.csv"), DigestOf("again.csv"));
        Assert.NotEqual(DigestOf("drawn.csv"), DigestOf("rounded.csv"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("-Compress", ".gz")]
    public void Idx_folders_are_read_like_any_dataset(string parameters, string suffix)
    {
        _session.Get($"Get-MnistSample -Label 4 -First 20 | Export-MnistIdx fours {parameters}");
        Assert.True(File.Exists(_session.PathOf("fours/train-images-idx3-ubyte" + suffix)));
        Assert.Equal(20, _session.Get("Get-MnistSample -Path fours -Label 4").Count);
        Assert.Equal("UnsignedByte 20 x 28 x 28", _session.Get($"Import-MnistIdx fours/train-images-idx3-ubyte{suffix}")[0].BaseObject.ToString());
        Assert.Equal("UnsignedByte 3 x 28 x 28", _session.Get($"Import-MnistIdx fours/train-images-idx3-ubyte{suffix} -Skip 2 -First 3")[0].BaseObject.ToString());
    }

    [Fact]
    public void WhatIf_writes_nothing_and_says_what_it_would_do()
    {
        _session.Get("Export-MnistCsv x.csv -Split Test -WhatIf; Export-MnistIdx x -WhatIf");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_session.Folder));
        Assert.Contains("Export samples as CSV", _session.Host.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Export-MnistCsv x.csv", "SplitRequired", "-Split Train")]
    [InlineData("Get-MnistDataset MNIST | Export-MnistCsv x.csv", "SplitRequired", "MNIST")]
    [InlineData("Export-MnistCsv *.csv -Split Test", "PathHasWildcards", "*.csv")]
    [InlineData("Export-MnistCsv no/x.csv -Split Test", "PathNotFound", "no")]
    [InlineData("Export-MnistCsv old.csv -Split Test -NoClobber", "PathExists", "old.csv")]
    [InlineData("Export-MnistCsv . -Split Test", "FileError", "is a folder")]
    [InlineData("Export-MnistCsv old.csv -Split Test -NoClobber -Force", "NoClobberAndForce", "-Force")]
    [InlineData("Export-MnistCsv env:PATH -Split Test", "PathNotFileSystem", "Environment")]
    [InlineData("Import-MnistCsv old.csv | Export-MnistCsv old.csv", "FileError", "is being read")]
    [InlineData("Export-MnistIdx old.csv", "FileError", "is a file")]
    public void A_refused_export_leaves_things_as_they_were(string script, string id, string part)
    {
        _session.Get("Get-MnistSample -Split Test -First 1 | Export-MnistCsv old.csv");
        string before = DigestOf("old.csv");
        ErrorRecord error = _session.Run(script).OnlyError;
        Assert.StartsWith(id + ",MnistPS.Commands.", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(part, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["old.csv"], Directory.EnumerateFileSystemEntries(_session.Folder).Select(Path.GetFileName));
        Assert.Equal(before, DigestOf("old.csv"));
    }

    [Fact]
    public void An_empty_pipeline_does_not_export_the_whole_dataset()
    {
        _session.Get("Get-MnistSample -First 0 | Export-MnistCsv x.csv");
        Assert.Equal(0, new FileInfo(_session.PathOf("x.csv")).Length);
    }

    [Fact]
    public void Brackets_in_a_target_are_taken_as_they_are()
    {
        _session.Get("Get-MnistSample -Split Test -First 2 | Export-MnistCsv 'x[1].csv'");
        Assert.True(File.Exists(_session.PathOf("x[1].csv")));
        Assert.Equal(2, _session.Get("Import-MnistCsv -LiteralPath 'x[1].csv'").Count);
        ErrorRecord error = _session.Run("Import-MnistCsv 'x[1].csv'").OnlyError;
        Assert.StartsWith("PathNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_file_is_an_error_and_the_next_one_is_read()
    {
        File.WriteAllText(_session.PathOf("a.csv"), "5,0,0\n");
        _session.Get("Get-MnistSample -Split Test -First 2 | Export-MnistCsv b.csv");
        ScriptResult result = _session.Run("Import-MnistCsv a.csv, missing.csv, b.csv -Split Test -Dataset MNIST");
        Assert.Equal(["CsvInvalid", "PathNotFound"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("line 1: expected 785 fields (label and 784 pixels), found 3", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["MNIST Test 0: 7", "MNIST Test 1: 2"], result.Output.Select(sample => sample.BaseObject.ToString()));
    }

    [Fact]
    public void Files_can_be_piped_into_an_importer()
    {
        Assert.Equal(2, _session.Get("Get-MnistSample -Split Test -First 2 | Export-MnistCsv b.csv -PassThru | Import-MnistCsv").Count);
        _session.Get("$null = Get-MnistSample -First 3 | Export-MnistIdx c -PassThru | Measure-MnistCategory");
        Assert.Equal(3, _session.Get("$ExecutionContext.InvokeProvider.Item.Get('c') | Get-MnistSample").Count);
    }

    public void Dispose() => _session.Dispose();

    private string DigestOf(string name)
    {
        using FileStream file = File.OpenRead(_session.PathOf(name));
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
