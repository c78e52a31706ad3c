using DuckDB.NET.Data;
using Mnist.Benchmarks.Racing;
using Mnist.Formats;
using Mnist.Imaging;
using Mnist.Plugins;

namespace Mnist.Benchmarks.Peers;

/// <summary>Train to Hugging Face's Parquet and back.</summary>
internal static class ParquetPeers
{
    private const int Count = 60_000;
    private const int GroupLength = 10_000;

    public static IEnumerable<Race> Races(Workspace workspace)
    {
        SampleSet train = MnistDataset.Open().Train;
        train.Load();
        string file = workspace["train.parquet"];
        SampleFormat.Parquet.Write(file, train);
        ReadOnlyMemory<byte>[] images = [.. train.Select(sample => (ReadOnlyMemory<byte>)Png.Encode(sample))];
        long[] labels = [.. train.Select(sample => (long)sample.Label)];
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        Run(duck, $"CREATE TABLE train AS SELECT * FROM '{file}'");

        yield return new Race(
            "Train to Parquet, pictures encoded on the way",
            new Contender("Parquet.Write", () => workspace.ToNewPath(path => Timing.Of(() => SampleFormat.Parquet.Write(path, train)), ".parquet")),
            new Contender("limit: cp of that file", () => workspace.ToNewPath(path => Timing.OfProgram("cp", file, path))),
            new Contender("DuckDB COPY of a table; it has the pictures encoded, we do not", () => workspace.ToNewPath(path => Timing.Of(() => Run(duck, $"COPY train TO '{path}' (FORMAT parquet)")))))
        { Items = (Count, "rows"), MinimumRate = 60_000 };

        yield return new Race(
            "Rows of encoded pictures to Parquet",
            new Contender("the writer of Mnist.Parquet", () => workspace.ToNewPath(path => Timing.Of(() => WriteRows(path, images, labels)))),
            new Contender("DuckDB COPY, Snappy", () => workspace.ToNewPath(path => Timing.Of(() => Run(duck, $"COPY train TO '{path}' (FORMAT parquet)")))) { Target = 1 },
            new Contender("DuckDB COPY, not compressed", () => workspace.ToNewPath(path => Timing.Of(() => Run(duck, $"COPY train TO '{path}' (FORMAT parquet, COMPRESSION uncompressed)")))) { Target = 1 })
        { Items = (Count, "rows") };

        yield return new Race(
            "Train from Parquet",
            new Contender("Parquet.Import, pictures decoded", () => Timing.Of(() => SampleFormat.Parquet.Import(file))),
            new Contender("DuckDB, columns into a table; pictures stay encoded", () => Timing.Of(() => Run(duck, $"CREATE OR REPLACE TABLE again AS SELECT * FROM '{file}'"))))
        { Items = (Count, "rows") };
    }

    private static void WriteRows(string path, ReadOnlyMemory<byte>[] images, long[] labels)
    {
        using FileStream stream = File.Create(path);
        IParquetRowWriter writer = Plugin.Parquet.CreateWriter(stream);
        for (int start = 0; start < images.Length; start += GroupLength)
        {
            writer.WriteRowGroup(images.AsMemory(start, GroupLength), labels.AsMemory(start, GroupLength), CancellationToken.None);
        }

        writer.Complete("{}");
    }

    private static void Run(DuckDBConnection duck, string statement)
    {
        using DuckDBCommand command = duck.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
