using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

public sealed class ParquetTests : IDisposable
{
    private readonly ModuleSession _session = new();

    [Fact]
    public void A_folder_gets_the_names_of_Hugging_Face_and_is_read_back()
    {
        PSObject folder = Assert.Single(_session.Get("Export-MnistParquet hf -ShardSize 40000 -PassThru"));
        Assert.IsType<DirectoryInfo>(folder.BaseObject);
        Assert.Equal(
            ["test-00000-of-00001.parquet", "train-00000-of-00002.parquet", "train-00001-of-00002.parquet"],
            Directory.GetFiles(_session.PathOf("hf")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        PSObject total = _session.Get("Import-MnistParquet hf | Measure-MnistCategory -IncludeTotal")[^1];
        Assert.Equal((60_000L, 10_000L), (total.Properties["Training"].Value, total.Properties["Testing"].Value));
        Assert.Equal(["hf Test 9999: 6"], _session.Get("Import-MnistParquet hf -Split Test | Where-Object Index -eq 9999").Select(sample => sample.BaseObject.ToString()));
        Assert.Equal(["MNIST Test 0: 7"], _session.Get("Import-MnistParquet hf/test* -Dataset MNIST | Where-Object Index -eq 0").Select(sample => sample.BaseObject.ToString()));
    }

    [Fact]
    public void To_Parquet_and_back_gives_the_original_raw_IDX_files()
    {
        _session.Get("Export-MnistParquet hf; Import-MnistParquet hf | Export-MnistIdx raw");
        _session.Get("Export-MnistIdx original");
        foreach (string file in Directory.GetFiles(_session.PathOf("original")))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(_session.PathOf("raw/" + Path.GetFileName(file))));
        }
    }

    [Fact]
    public void A_name_that_ends_in_parquet_is_one_file_of_one_split()
    {
        _session.Get("Get-MnistSample -Label 3 -First 5 | Export-MnistParquet threes.parquet");
        Assert.Equal(["3", "3", "3", "3", "3"], _session.Run("Import-MnistParquet threes.parquet").Values("Label"));
        _session.Get("Get-MnistSample -First 0 | Export-MnistParquet none.parquet");
        Assert.Empty(_session.Get("Import-MnistParquet none.parquet"));
    }

    [Theory]
    [InlineData("Export-MnistParquet x.parquet", "SplitRequired", "-Split Train")]
    [InlineData("Export-MnistParquet x.parquet -Split Test -ShardSize 5", "SampleInvalid", "give a folder")]
    [InlineData("Export-MnistParquet old.parquet -Split Test -NoClobber", "PathExists", "old.parquet")]
    [InlineData("Import-MnistParquet old.parquet | Export-MnistParquet old.parquet", "FileError", "is being read")]
    public void A_refused_export_leaves_things_as_they_were(string script, string id, string part)
    {
        _session.Get("Get-MnistSample -First 3 | Export-MnistParquet old.parquet");
        ErrorRecord error = _session.Run(script).OnlyError;
        Assert.StartsWith(id + ",MnistPS.Commands.ExportMnistParquetCommand", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(part, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["old.parquet"], Directory.EnumerateFileSystemEntries(_session.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_bad_file_is_an_error_and_the_next_one_is_read()
    {
        File.WriteAllText(_session.PathOf("a.parquet"), "PAR1, or not");
        _session.Get("Get-MnistSample -First 2 | Export-MnistParquet b.parquet");
        ScriptResult result = _session.Run("Import-MnistParquet a.parquet, b.parquet");
        Assert.Contains("PAR1 at the end of the file", result.OnlyError.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, result.Output.Count);
    }

    public void Dispose() => _session.Dispose();
}
