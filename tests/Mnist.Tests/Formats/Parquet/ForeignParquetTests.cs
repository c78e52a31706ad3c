using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Parquet;

/// <summary>Files that DuckDB made, of this schema in all its codecs and encodings, and of others.</summary>
public sealed class ForeignParquetTests : IDisposable
{
    private const string Columns = "the columns image: struct<bytes: binary, path: string> and label: int64";

    private readonly TempFolder _folder = new();
    private readonly Duck _duck = new();
    private readonly SampleSet _samples = MnistDataset.Open().Test.Take(3000);

    public ForeignParquetTests()
    {
        SampleFormat.Parquet.Write(_folder["ours.parquet"], _samples);
        _duck.Run($"CREATE TABLE t AS SELECT * FROM {Duck.Quote(_folder["ours.parquet"])}");
    }

    [Theory]
    [InlineData("uncompressed")]
    [InlineData("snappy")]
    [InlineData("gzip")]
    [InlineData("zstd")]
    [InlineData("brotli")]
    [InlineData("lz4_raw")]
    public void Every_codec_is_read(string codec)
    {
        _duck.Run($"COPY t TO {Duck.Quote(_folder["x.parquet"])} (FORMAT parquet, COMPRESSION {codec}, ROW_GROUP_SIZE 2048)");
        TestSamples.AssertSame(_samples, SampleFormat.Parquet.Import(_folder["x.parquet"]).Train);
    }

    [Fact]
    public void Images_in_a_dictionary_are_read()
    {
        // Ten images, over and over: they are written once.
        _duck.Run("CREATE TABLE d AS SELECT t.image, t.label FROM range(5000) r JOIN (SELECT *, row_number() OVER () - 1 AS n FROM t) t ON t.n = r.range % 10 ORDER BY r.range");
        _duck.Run($"COPY d TO {Duck.Quote(_folder["x.parquet"])} (FORMAT parquet, DICTIONARY_SIZE_LIMIT 1000)");
        Assert.Contains("DICTIONARY", string.Concat(_duck.Rows($"SELECT encodings FROM parquet_metadata({Duck.Quote(_folder["x.parquet"])}) WHERE path_in_schema LIKE '%bytes'")), StringComparison.Ordinal);
        SampleSet read = SampleFormat.Parquet.Import(_folder["x.parquet"]).Train;
        TestSamples.AssertSame(_samples.At([.. Enumerable.Range(0, 5000).Select(i => i % 10)]), read);
    }

    [Fact]
    public void More_columns_in_another_order_do_not_matter()
    {
        _duck.Run($"COPY (SELECT 'x' AS note, label, [1, 2] AS list, image FROM t) TO {Duck.Quote(_folder["x.parquet"])} (FORMAT parquet)");
        TestSamples.AssertSame(_samples, SampleFormat.Parquet.Import(_folder["x.parquet"]).Train);
    }

    [Fact]
    public void A_label_that_is_null_is_none()
    {
        _duck.Run($"COPY (SELECT image, CASE WHEN label = 7 THEN NULL ELSE label END AS label FROM t) TO {Duck.Quote(_folder["x.parquet"])} (FORMAT parquet)");
        Assert.Equal(_samples.GetLabels().Select(label => label == 7 ? -1 : label), SampleFormat.Parquet.Import(_folder["x.parquet"]).Train.GetLabels());
    }

    [Theory]
    [InlineData("SELECT label FROM t", Columns)]
    [InlineData("SELECT image FROM t", Columns)]
    [InlineData("SELECT image.bytes AS image, label FROM t", Columns)]
    [InlineData("SELECT image, label::INTEGER AS label FROM t", Columns)]
    [InlineData("SELECT image, label::VARCHAR AS label FROM t", Columns)]
    [InlineData("SELECT {'bytes': 5::BIGINT} AS image, label FROM t", Columns)]
    [InlineData("SELECT [image] AS image, label FROM t", Columns)]
    [InlineData("SELECT image, [label] AS label FROM t", Columns)]
    [InlineData("SELECT 1 AS x", Columns)]
    [InlineData("SELECT image, label + 256 AS label FROM t", "a label from 0 to 255, or -1 for none, found 263")]
    [InlineData("SELECT image, -2::BIGINT AS label FROM t", "found -2. In row 0")]
    [InlineData("SELECT CASE WHEN rowid = 5 THEN NULL ELSE image END AS image, label FROM t", "expected an image in each row, found no image. In row 5")]
    [InlineData("SELECT {'bytes': NULL::BLOB, 'path': 'a.png'} AS image, label FROM t", "expected an image in each row, found no image. In row 0")]
    [InlineData("SELECT {'bytes': 'GIF89a'::BLOB} AS image, label FROM t", "expected a PNG file")]
    public void Other_columns_and_values_are_refused(string query, string part)
    {
        _duck.Run($"COPY ({query}) TO {Duck.Quote(_folder["x.parquet"])} (FORMAT parquet)");
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Parquet.Import(_folder["x.parquet"]));
        Assert.Equal(_folder["x.parquet"], exception.Path);
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_of_several_sizes_are_refused()
    {
        SampleFormat.Parquet.Write(_folder["small.parquet"], TestSamples.MakeSet(3, 10, 10));
        _duck.Run($"COPY (SELECT * FROM t UNION ALL SELECT * FROM {Duck.Quote(_folder["small.parquet"])}) TO {Duck.Quote(_folder["x.parquet"])} (FORMAT parquet)");
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Parquet.Import(_folder["x.parquet"]));
        Assert.Contains("images of one size, 28 x 28, found 10 x 10. In row 3000", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encodings_of_the_second_version_are_refused_by_name()
    {
        _duck.Run($"COPY t TO {Duck.Quote(_folder["x.parquet"])} (FORMAT parquet, PARQUET_VERSION V2)");
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Parquet.Import(_folder["x.parquet"]));
        Assert.Contains("values that are plain or in a dictionary", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _duck.Dispose();
        _folder.Dispose();
    }
}
