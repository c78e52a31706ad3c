using Mnist.Formats;
using Mnist.Formats.Parquet;
using Mnist.Imaging;
using Mnist.Parquet.Reading;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Parquet;

/// <summary>Files that are not what they should be. Whatever they are, the answer is samples or one kind of exception.</summary>
public sealed class ParquetDamageTests : IDisposable
{
    private static readonly byte[][] s_seeds = MakeSeeds();

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("PAR", "another signature")]
    [InlineData("PAR1", "another signature")]
    [InlineData("hello, world of bytes", "another signature")]
    [InlineData("PAR1 but not to its end", "as in a truncated file")]
    [InlineData("PAR1\u007f\u007f\u007f\u007fPAR1", "metadata of at most 0 bytes")]
    public void Other_files_are_told_apart(string content, string part)
    {
        string path = _folder.Write("x.parquet", content);
        DatasetFormatException exception = Assert.Throws<DatasetFormatException>(() => SampleFormat.Parquet.Import(path));
        Assert.Equal(path, exception.Path);
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_is_refused()
    {
        byte[] good = s_seeds[0];
        for (int length = 0; length < good.Length; length++)
        {
            Assert.Throws<DatasetFormatException>(() => ReadAll(_folder.Write("x.parquet", good[..length])));
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"info":1,"info":1}""")]
    [InlineData("""{"info":{"features":{"label":{"names":["\ud800"]}}}}""")]
    public void Features_that_are_not_JSON_are_refused(string features) =>
        Assert.Equal("x.parquet", Assert.Throws<DatasetFormatException>(() => HuggingFaceFeatures.ReadNames(features, "label", "x.parquet")).Path);

    [Fact]
    public void A_cut_with_its_tail_put_back_is_refused()
    {
        // The metadata speaks of pages that are no more, or is cut itself.
        byte[] good = s_seeds[0];
        for (int length = 8; length < good.Length - 8; length += 3)
        {
            Assert.Throws<DatasetFormatException>(() => ReadAll(_folder.Write("x.parquet", [.. good[..length], .. good[^8..]])));
        }
    }

    [Fact]
    public void Mutants_give_samples_or_a_typed_exception_and_take_no_memory() =>
        Mutation.Check(s_seeds, file => AssertAnswered(_folder["x.parquet"], file), 3_000);

    [Fact]
    public void Mutants_of_the_metadata_give_samples_or_a_typed_exception_and_take_no_memory()
    {
        foreach (byte[] seed in s_seeds)
        {
            int start = seed.Length - 8 - BitConverter.ToInt32(seed, seed.Length - 8);
            Mutation.Check(
                [seed[start..^8]],
                metadata => AssertAnswered(_folder["x.parquet"], [.. seed[..start], .. metadata, .. BitConverter.GetBytes(metadata.Length), .. "PAR1"u8]),
                500);
        }
    }

    [Fact]
    public void Lists_that_lie_and_nests_without_end_are_refused()
    {
        // A list of structs of two billion; lists in lists; a number that does not end.
        byte[][] footers =
        [
            [0x29, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x07],
            [0x19, .. Enumerable.Repeat((byte)0x19, 100_000)],
            [0x1C, .. Enumerable.Repeat((byte)0x1C, 100_000)],
            [0x16, .. Enumerable.Repeat((byte)0xFF, 100)],
            [0x18, 0xFF, 0xFF, 0xFF, 0xFF, 0x07],
            [0x1B, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0x88],
            [0x1E],
            [0],
            [],
        ];
        foreach (byte[] footer in footers)
        {
            byte[] file = [.. "PAR1"u8, .. footer, .. BitConverter.GetBytes(footer.Length), .. "PAR1"u8];
            long taken = Allocation.Of(() => Assert.Throws<DatasetFormatException>(() => ReadAll(_folder.Write("x.parquet", file))));
            Assert.InRange(taken, 0, 2 * Allocation.Megabyte);
        }
    }

    [Fact]
    public void A_file_of_millions_of_rows_in_a_few_runs_is_refused()
    {
        using var duck = new Duck();
        SampleFormat.Parquet.Write(_folder["one.parquet"], MnistDataset.Open().Test.Take(1));
        duck.Run($"COPY (SELECT t.* FROM {Duck.Quote(_folder["one.parquet"])} t, range(4_000_000)) TO {Duck.Quote(_folder["x.parquet"])} (FORMAT parquet, ROW_GROUP_SIZE 4_000_000, COMPRESSION zstd)");
        Assert.InRange(new FileInfo(_folder["x.parquet"]).Length, 0, 4_000_000 / 1032);
        long taken = Allocation.Of(() => Assert.Contains(
            "rows in all groups, at most", Assert.Throws<DatasetFormatException>(() => ReadAll(_folder["x.parquet"])).Message, StringComparison.Ordinal));
        Assert.InRange(taken, 0, Allocation.Megabyte);
    }

    [Fact]
    public void A_page_that_grows_beyond_reason_is_refused()
    {
        // A page of 100 MB of zeros, compressed to almost nothing: in the header, and in the data.
        using var duck = new Duck();
        duck.Run($"COPY (SELECT {{'bytes': repeat('0', 100000000)::BLOB, 'path': NULL::VARCHAR}} AS image, 1::BIGINT AS label) TO {Duck.Quote(_folder["x.parquet"])} (FORMAT parquet, COMPRESSION zstd)");
        long taken = Allocation.Of(() => Assert.Throws<DatasetFormatException>(() => ReadAll(_folder["x.parquet"])));
        Assert.InRange(taken, 0, 2 * Allocation.Megabyte);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[][] MakeSeeds()
    {
        using var folder = new TempFolder();
        using var duck = new Duck();
        SampleSet samples = MnistDataset.Open().Test.Take(5);
        SampleFormat.Parquet.Write(folder["a.parquet"], samples);
        List<byte[]> seeds = [File.ReadAllBytes(folder["a.parquet"])];
        foreach (string options in new[] { "COMPRESSION uncompressed", "COMPRESSION zstd", "COMPRESSION gzip", "COMPRESSION snappy, PARQUET_VERSION V2", "COMPRESSION brotli", "COMPRESSION lz4_raw" })
        {
            duck.Run($"COPY (SELECT t.* FROM {Duck.Quote(folder["a.parquet"])} t, range(3)) TO {Duck.Quote(folder["b.parquet"])} (FORMAT parquet, {options})");
            seeds.Add(File.ReadAllBytes(folder["b.parquet"]));
        }

        return [.. seeds];
    }

    private static void AssertAnswered(string path, byte[] file)
    {
        File.WriteAllBytes(path, file);
        long taken = Allocation.Of(() =>
        {
            try
            {
                ReadAll(path);
            }
            catch (DatasetFormatException)
            {
                // The other good answer.
            }
        });
        Assert.InRange(taken, 0, 70 * Allocation.Megabyte);
    }

    // Through the plugin that the tests reference, so that its types are those of this context.
    private static void ReadAll(string path)
    {
        using var reader = new ParquetRowReader(new SampleInput(path).OpenRandom(), path, imageColumn: null, labelColumn: null);
        var decoder = new PngDecoder();
        HuggingFaceFeatures.ReadNames(reader.Features, reader.LabelColumn, path);
        while (reader.TryRead(out ReadOnlyMemory<byte> image, out _))
        {
            decoder.Decode(image.Span, path, maximumPixels: 1 << 20);
        }
    }
}
