using System.Security.Cryptography;
using Mnist.Formats;
using Mnist.Imaging;
using Mnist.Tests.Support;
using StbImageSharp;

namespace Mnist.Tests.Formats.Parquet;

/// <summary>All 70,000 images, written once, and what DuckDB and the reader make of them.</summary>
public sealed class WholeParquetTests(WholeParquetTests.Files files) : IClassFixture<WholeParquetTests.Files>
{
    [Fact]
    public void The_names_are_those_of_Hugging_Face() => Assert.Equal(
        [
            "test-00000-of-00001.parquet",
            "train-00000-of-00003.parquet", "train-00001-of-00003.parquet", "train-00002-of-00003.parquet",
        ],
        Directory.EnumerateFiles(files.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void DuckDB_counts_the_published_table_over_all_shards()
    {
        using var duck = new Duck();
        Assert.Equal(
            ["5923", "6742", "5958", "6131", "5842", "5421", "5918", "6265", "5851", "5949"],
            duck.Rows($"SELECT count(*) FROM {Table("train-*")} GROUP BY label ORDER BY label"));
        Assert.Equal(
            ["980", "1135", "1032", "1010", "982", "892", "958", "1028", "974", "1009"],
            duck.Rows($"SELECT count(*) FROM {Table("test-*")} GROUP BY label ORDER BY label"));
        Assert.Equal(
            ["25000", "25000", "10000"],
            duck.Rows($"SELECT count(*) FROM {Table("train-*", "filename = true")} GROUP BY filename ORDER BY filename"));
    }

    [Fact]
    public void DuckDB_sees_the_columns_and_features_of_Hugging_Face()
    {
        using var duck = new Duck();
        Assert.Equal(
            ["image STRUCT(bytes BLOB, path VARCHAR)", "label BIGINT"],
            duck.Rows($"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM {Table("train-*")})"));
        Assert.Equal(
            ["{\"info\":{\"features\":{\"image\":{\"_type\":\"Image\"},\"label\":{\"names\":[\"0\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"],\"_type\":\"ClassLabel\"}}}}"],
            duck.Rows($"SELECT DISTINCT decode(value) FROM parquet_kv_metadata({Duck.Quote(Path.Combine(files.Folder, "*.parquet"))}) WHERE decode(key) = 'huggingface'"));
        Assert.Equal(["0"], duck.Rows($"SELECT count(*) FROM {Table("*")} WHERE image.path IS NOT NULL OR image.bytes IS NULL OR label IS NULL"));
    }

    [Fact]
    public void DuckDB_has_the_same_bytes_as_were_written()
    {
        using var duck = new Duck();
        string[] theirs = duck.Rows($"SELECT md5(string_agg(md5(image.bytes), '' ORDER BY file_row_number)) FROM {Table("test-*", "file_row_number = true")}");
        var all = new System.Text.StringBuilder();
        foreach (MnistSample sample in MnistDataset.Open().Test)
        {
            all.Append(Md5(Png.Encode(sample)));
        }

        Assert.Equal([Md5(System.Text.Encoding.ASCII.GetBytes(all.ToString()))], theirs);
    }

    [Theory]
    [InlineData(Split.Train, "train-images-idx3-ubyte")]
    [InlineData(Split.Test, "t10k-images-idx3-ubyte")]
    public void Read_and_decoded_by_others_the_pixels_are_those_of_the_published_file(Split split, string name)
    {
        using var duck = new Duck();
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        SampleSet samples = MnistDataset.Open().Get(split);
        digest.AppendData(BigEndianBytes.Idx(8, [samples.Count, 28, 28]));
        int place = 0;
        foreach ((byte[] bytes, long label) in duck.Blobs($"SELECT image.bytes, label FROM {Table(split == Split.Train ? "train-*" : "test-*", "filename = true, file_row_number = true")} ORDER BY filename, file_row_number"))
        {
            digest.AppendData(ImageResult.FromMemory(bytes).Data);
            Assert.Equal(samples.LabelAt(place++), label);
        }

        object?[] published = Published.Files.Select(row => ((ITheoryDataRow)row).GetData()).Single(row => (string)row[0]! == name);
        Assert.Equal(published[4], Convert.ToHexStringLower(digest.GetHashAndReset()));
    }

    [Fact]
    public void Read_back_everything_is_the_same()
    {
        MnistDataset expected = MnistDataset.Open();
        MnistDataset actual = SampleFormat.Parquet.Import(files.Folder);
        TestSamples.AssertSame(expected.Train, actual.Train);
        TestSamples.AssertSame(expected.Test, actual.Test);
        Assert.Equal(expected.Categories, actual.Categories);
        Assert.Equal("whole", actual.Name);
    }

    private static string Md5(byte[] bytes)
    {
#pragma warning disable CA5351 // What DuckDB has; nothing is kept safe by it.
        return Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351
    }

    private string Table(string pattern, string options = "") =>
        $"read_parquet({Duck.Quote(Path.Combine(files.Folder, pattern + ".parquet"))}{(options.Length == 0 ? "" : ", " + options)})";

    public sealed class Files : IDisposable
    {
        private readonly TempFolder _folder = new();

        public Files() => SampleFormat.Parquet.Write(Folder, MnistDataset.Open(), new ParquetWriteOptions { ShardSize = 25_000 });

        public string Folder => _folder["whole"];

        public void Dispose() => _folder.Dispose();
    }
}
