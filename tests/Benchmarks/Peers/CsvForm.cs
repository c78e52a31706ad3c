using System.Globalization;
using System.Text;

namespace Mnist.Benchmarks.Peers;

/// <summary>A form of CSV that other programs write.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Format">The format of numbers, as of double.ToString.</param>
internal sealed record CsvForm(string Name, string Format = "0")
{
    public static CsvForm Published { get; } = new("as published");

    public static IReadOnlyList<CsvForm> Others { get; } =
    [
        new("quoted fields (Export-Csv)") { IsQuoted = true },
        new("semicolons") { Separator = ';' },
        new("fractions (7.0)", "0.0"),
        new("numpy.savetxt's default (7.000000000000000000e+00)", "0.000000000000000000e+00"),
        new("scaled from 0 to 1", "0.######") { IsScaled = true },
        new("a header and row numbers (pandas)") { HasIndex = true },
        new("UTF-16") { Encoding = Encoding.Unicode },
    ];

    public char Separator { get; init; } = ',';

    public Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public bool IsQuoted { get; init; }

    public bool IsScaled { get; init; }

    public bool HasIndex { get; init; }

    public bool HasFractions => Format != "0";

    /// <summary>Writes samples in this form.</summary>
    public void Write(string path, SampleSet samples)
    {
        string[] labels = [.. Enumerable.Range(0, 256).Select(value => Text(value))];
        string[] pixels = [.. Enumerable.Range(0, 256).Select(value => Separator + Text(IsScaled ? value / 255.0 : value))];
        using var writer = new StreamWriter(path, append: false, Encoding, 1 << 20);
        if (HasIndex)
        {
            writer.Write(Separator + "label" + string.Concat(Enumerable.Range(0, samples.Rows * samples.Columns).Select(i => $"{Separator}pixel{i}")) + "\n");
        }

        foreach (MnistSample sample in samples)
        {
            writer.Write(HasIndex ? $"{sample.Index}{Separator}" : "");
            writer.Write(labels[sample.Label]);
            foreach (byte pixel in sample.AsSpan())
            {
                writer.Write(pixels[pixel]);
            }

            writer.Write('\n');
        }
    }

    private string Text(double value)
    {
        string text = value.ToString(Format, CultureInfo.InvariantCulture);
        return IsQuoted ? $"\"{text}\"" : text;
    }
}
