using DuckDB.NET.Data;
using DuckDB.NET.Data.DataChunk.Reader;
using DuckDB.NET.Data.DataChunk.Writer;
using Mnist.Imaging;

namespace Mnist.Benchmarks.Cluster;

/// <summary>DuckDB over Parquet shards: labels by SQL alone, pixels with our PNG decoder as a function of SQL.</summary>
internal static class DuckShards
{
    private const string Function = "of_pixels";

    /// <summary>Counts over the shards of a split.</summary>
    /// <param name="pattern">For example <c>shards/train-*.parquet</c>.</param>
    public static ClusterAnswer Run(string pattern)
    {
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        duck.RegisterScalarFunction<byte[], string, long>(Function, Measure);
        string shards = $"read_parquet('{pattern.Replace("'", "''", StringComparison.Ordinal)}')";
        long[] labels = new long[256];
        Read(duck, $"SELECT label, count(*) FROM {shards} GROUP BY label", row => labels[row.GetInt64(0)] = row.GetInt64(1));

        ClusterAnswer? answer = null;
        Read(
            duck,
            $"""
            SELECT sum(number)::BIGINT, sum(first)::BIGINT, sum(second)::BIGINT, sum(zeros)::BIGINT, min(lowest), max(highest)
            FROM (SELECT {Column("number")}, {Column("first")}, {Column("second")}, {Column("zeros")}, {Column("lowest")}, {Column("highest")} FROM {shards})
            """,
            row =>
            {
                (long number, long first, long second) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
                double deviation = Math.Sqrt((double)(((Int128)number * second) - ((Int128)first * first))) / number / 255;
                answer = new ClusterAnswer(
                    labels, (double)first / number / 255, deviation, (int)row.GetInt64(4), (int)row.GetInt64(5), row.GetInt64(3) / (double)number);
            });
        return answer!;

        static string Column(string what) => $"{Function}(image.bytes, '{what}') AS {what}";
    }

    // DuckDB calls it with some thousand rows at a time, on several threads.
    private static void Measure(IReadOnlyList<IDuckDBDataReader> arguments, IDuckDBDataWriter result, ulong count)
    {
        var decoder = new PngDecoder();
        for (ulong row = 0; row < count; row++)
        {
            using Stream stream = arguments[0].GetValue<Stream>(row);
            byte[] file = new byte[stream.Length];
            stream.ReadExactly(file);
            byte[] pixels = decoder.Decode(file, "image.bytes").Flatten();
            result.WriteValue(
                arguments[1].GetValue<string>(row) switch
                {
                    "number" => pixels.Length,
                    "first" => pixels.Sum(pixel => (long)pixel),
                    "second" => pixels.Sum(pixel => (long)pixel * pixel),
                    "zeros" => pixels.LongCount(pixel => pixel == 0),
                    "lowest" => pixels.Min(),
                    _ => (long)pixels.Max(),
                },
                row);
        }
    }

    private static void Read(DuckDBConnection duck, string query, Action<DuckDBDataReader> read)
    {
        using DuckDBCommand command = duck.CreateCommand();
        command.CommandText = query;
        using DuckDBDataReader rows = command.ExecuteReader();
        while (rows.Read())
        {
            read(rows);
        }
    }
}
