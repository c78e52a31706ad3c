using System.Buffers.Text;
using CsvHelper;

namespace Mnist.Benchmarks.Peers;

/// <summary>What one writes with the most used CSV library of .NET.</summary>
internal static class CsvHelperPeer
{
    private static readonly CsvReaderOptions s_reading = new() { HasHeader = false };
    private static readonly CsvWriterOptions s_writing = new() { NewLine = "\n" };

    public static void Write(string path, SampleSet samples)
    {
        using var writer = CsvHelper.CsvWriter.ToFile(path, s_writing);
        foreach (MnistSample sample in samples)
        {
            writer.WriteField(sample.Label, default);
            foreach (byte pixel in sample.AsSpan())
            {
                writer.WriteField(pixel, default);
            }

            writer.EndRecord();
        }
    }

    public static List<byte[]> Read(string path)
    {
        using var reader = CsvHelper.CsvReader.FromFile(path, s_reading);
        List<byte[]> rows = [];
        while (reader.Read())
        {
            byte[] row = new byte[reader.FieldCount];
            for (int i = 0; i < row.Length; i++)
            {
                if (!Utf8Parser.TryParse(reader.GetSpan(i), out row[i], out _))
                {
                    throw new InvalidDataException();
                }
            }

            rows.Add(row);
        }

        return rows;
    }
}
