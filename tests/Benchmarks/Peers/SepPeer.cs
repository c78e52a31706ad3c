using nietras.SeparatedValues;

namespace Mnist.Benchmarks.Peers;

/// <summary>What one writes with the fastest CSV library of .NET.</summary>
internal static class SepPeer
{
    public static List<byte[]> Read(string path, CsvForm form)
    {
        using var text = new StreamReader(path, form.Encoding);
        using SepReader reader = Sep.New(form.Separator).Reader(options => options with { HasHeader = form.HasIndex, Unescape = form.IsQuoted }).From(text);
        List<byte[]> rows = [];
        foreach (SepReader.Row row in reader)
        {
            int first = form.HasIndex ? 1 : 0;
            byte[] numbers = new byte[row.ColCount - first];
            for (int i = 0; i < numbers.Length; i++)
            {
                SepReader.Col field = row[first + i];
                numbers[i] = !form.HasFractions ? field.Parse<byte>() : (byte)Math.Round(field.Parse<double>() * (form.IsScaled && i > 0 ? byte.MaxValue : 1));
            }

            rows.Add(numbers);
        }

        return rows;
    }
}
