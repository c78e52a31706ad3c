using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Parquet;

/// <summary>Files that DuckDB made, of this schema in all its codecs and encodings, and of others.</summary>
public sealed class ForeignParquetTests : IDisposable
{
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
    [InlineData("SELECT label FROM t", "one column of images")]
    [InlineData("SELECT {'bytes': 5::BIGINT} AS image, label FROM t", "one column of images")]
    [InlineData("SELECT [image] AS image, label FROM t", "image.list.element.bytes (bytes, a list)")]
    [InlineData("SELECT 1 AS x", "found x (whole numbers). Use ImageColumn to name it.")]
    [InlineData("SELECT image.bytes AS a, image.bytes AS b, label FROM t", "found a (bytes), b (bytes), label (whole numbers). Use ImageColumn")]
    [InlineData("SELECT image, label, label AS digit FROM t", "one column of labels")]
    [InlineData("SELECT image, [label] AS label FROM t", "one column of labels")]
    [InlineData("SELECT image, label + 0.5 AS label FROM t", "label (type ")]
    [InlineData("SELECT image, (label + 0.5)::DOUBLE AS label FROM t", "a whole number in the column of the labels, found 7.5")]
    [InlineData("SELECT image, 'seven' AS label FROM t", "found a text. In row 0, counted from 0. Use LabelColumn")]
    [InlineData("SELECT image, label + 256 AS label FROM t", "a label from 0 to 255, or -1 for none, found 263")]
    [InlineData("SELECT image, -2::BIGINT AS label FROM t", "found -2. In row 0")]
    [InlineData("SELECT CASE WHEN rowid = 5 THEN NULL ELSE image END AS image, label FROM t", "expected an image in each row, found no image. In row 5")]
    [InlineData("SELECT {'bytes': NULL::BLOB, 'path': 'a.png'} AS image, label FROM t", "expected an image in each row, found no image. In row 0")]
    [InlineData("SELECT {'bytes': 'GIF89a'::BLOB} AS image, label FROM t", "found a GIF picture. In the image of row 0")]
    public void Other_columns_and_values_are_refused(string query, string part)
    {
        _duck.Run($"COPY ({query}) TO {Duck.Quote(_folder["x.parquet"])} (FORMAT parquet)");
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Parquet.Import(_folder["x.parquet"]));
        Assert.Equal(_folder["x.parquet"], exception.Path);
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image.bytes AS image, label")]
    [InlineData("image.bytes AS img, label AS labels")]
    [InlineData("image AS Picture, label AS digit")]
    [InlineData("image AS anything, rowid AS id, label AS target")]
    [InlineData("image, label::TINYINT AS label")]
    [InlineData("image, label::UTINYINT AS label")]
    [InlineData("image, label::INTEGER AS label, 'a' AS split")]
    [InlineData("image, label::UBIGINT AS label")]
    [InlineData("image, label::FLOAT AS label")]
    [InlineData("image, label::DOUBLE AS y")]
    [InlineData("image, label::VARCHAR AS label")]
    public void Columns_of_other_names_and_types_are_read(string columns)
    {
        _duck.Run($"COPY (SELECT {columns} FROM t) TO {Duck.Quote(_folder["x.parquet"])} (FORMAT parquet)");
        TestSamples.AssertSame(_samples, SampleFormat.Parquet.Import(_folder["x.parquet"]).Train);
    }

    [Fact]
    public void Columns_without_a_known_name_are_read_by_the_name_in_the_options()
    {
        _duck.Run($"COPY (SELECT rowid AS id, image.bytes AS a, image.bytes AS b, label AS number FROM t) TO {Duck.Quote(_folder["x.parquet"])} (FORMAT parquet)");
        var options = new ParquetReadOptions { ImageColumn = "a", LabelColumn = "number" };
        Assert.Equal(_samples.GetLabels(), SampleFormat.Parquet.Import(_folder["x.parquet"], options).Train.GetLabels());
        var notices = new List<ReadNotice>();
        SampleSet read = SampleFormat.Parquet.Import(_folder["x.parquet"], new ParquetReadOptions { ImageColumn = "b", Notices = new NoticeList(notices) }).Train;
        Assert.All(read.GetLabels(), label => Assert.Equal(MnistSample.Unlabeled, label));
        Assert.Contains("the columns id, a, number are left out. None is named as labels are. Use LabelColumn", Assert.Single(notices, notice => notice.Level == ReadNoticeLevel.Warning).Message, StringComparison.Ordinal);
        Assert.Contains("the column nope", Assert.Throws<DatasetFormatException>(
            () => SampleFormat.Parquet.Import(_folder["x.parquet"], options with { LabelColumn = "nope" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Jpeg_and_bmp_inside_are_read()
    {
        string pictures = Path.Combine(AppContext.BaseDirectory, "Imaging", "Pictures");
        foreach (string name in new[] { "five.jpg", "five.bmp" })
        {
            string file = Path.Combine(pictures, name);
            _duck.Run($"COPY (SELECT content AS image, 5 AS label FROM read_blob({Duck.Quote(file)})) TO {Duck.Quote(_folder["x.parquet"])} (FORMAT parquet)");
            MnistSample expected = SampleFormat.Image.Read(file, new ImageReadOptions { Rows = 28, Columns = 28 }).Single();
            MnistSample read = SampleFormat.Parquet.Read(_folder["x.parquet"]).Single();
            Assert.Equal(expected.Pixels, read.Pixels);
            Assert.Equal(5, read.Label);
        }
    }

    [Fact]
    public void A_folder_above_the_files_is_read_and_several_are_named()
    {
        string data = _folder["root/data/test-00000-of-00001.parquet"];
        Directory.CreateDirectory(Path.GetDirectoryName(data)!);
        _duck.Run($"COPY (SELECT image, label FROM t) TO {Duck.Quote(data)} (FORMAT parquet)");
        Assert.Equal(_samples.GetLabels(), SampleFormat.Parquet.Import(_folder["root"]).Test.GetLabels());
        File.Copy(data, Path.Combine(Path.GetDirectoryName(data)!, "validation-00000-of-00001.parquet"));
        var notices = new List<ReadNotice>();
        MnistDataset both = SampleFormat.Parquet.Import(_folder["root"], new ParquetReadOptions { Notices = new NoticeList(notices) });
        Assert.Equal((_samples.Count, _samples.Count), (both.Train.Count, both.Test.Count));
        Assert.Contains("read as Train: the samples are for validation", Assert.Single(notices).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(_folder["root/other"]);
        File.Copy(data, _folder["root/other/test-00000-of-00001.parquet"]);
        Assert.Contains("several folders: data, other. Use the path of one", Assert.Throws<DatasetNotFoundException>(() => SampleFormat.Parquet.Import(_folder["root"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_split_selects_among_files_whose_names_say_theirs()
    {
        foreach (string name in new[] { "digits_train.parquet", "digits_test.parquet" })
        {
            Directory.CreateDirectory(_folder["d"]);
            _duck.Run($"COPY (SELECT image, label FROM t) TO {Duck.Quote(_folder["d/" + name])} (FORMAT parquet)");
        }

        Assert.Equal(_samples.Count, SampleFormat.Parquet.Read(_folder["d"], new ParquetReadOptions { Split = Split.Train }).Count());
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
