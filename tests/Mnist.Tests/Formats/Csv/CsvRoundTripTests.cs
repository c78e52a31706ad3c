using CsCheck;
using Mnist.Formats;
using Mnist.Formats.Csv;
using Mnist.Tests.Support;

namespace Mnist.Tests.Formats.Csv;

public abstract class CsvRoundTripTests(string culture) : CultureTest(culture)
{
    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData(CsvHeader.None, null)]
    [InlineData(CsvHeader.Grid, "label,1x1,1x2,")]
    [InlineData(CsvHeader.Kaggle, "label,pixel0,pixel1,")]
    public void Every_header_is_read_back(CsvHeader header, string? start)
    {
        SampleSet samples = MnistDataset.Open().Test.Take(20);
        foreach (string name in new[] { "some.csv", "some.csv.gz" })
        {
            SampleFormat.Csv.Write(_temp[name], samples, new CsvWriteOptions { Header = header });
            TestSamples.AssertSame(samples, SampleFormat.Csv.ImportSet(_temp[name]));
        }

        string[] lines = File.ReadAllLines(_temp["some.csv"]);
        Assert.Equal(start is null ? 20 : 21, lines.Length);
        Assert.StartsWith(start ?? "7,0,0,", lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(785, line.Split(',').Length));
        Assert.All(lines[(start is null ? 0 : 1)..], line => Assert.Matches("^[0-9]+(,[0-9]+)+$", line));
    }

    [Theory]
    [InlineData(CsvHeader.Grid, "28x28")]
    [InlineData(CsvHeader.Kaggle, "pixel783")]
    public void The_last_name_is_that_of_the_last_pixel(CsvHeader header, string name)
    {
        SampleFormat.Csv.Write(_temp["some.csv"], MnistDataset.Open().Test.Take(1), new CsvWriteOptions { Header = header });

        Assert.EndsWith("," + name, File.ReadLines(_temp["some.csv"]).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_without_label_are_lines_of_pixels()
    {
        SampleSet samples = SampleSet.From([TestSamples.Make(-1), TestSamples.Make(-1, seed: 1)]);

        SampleFormat.Csv.Write(_temp["kaggle.csv"], samples, new CsvWriteOptions { Header = CsvHeader.Kaggle });
        TestSamples.AssertSame(samples, SampleFormat.Csv.ImportSet(_temp["kaggle.csv"]));
        SampleFormat.Csv.Write(_temp["plain.csv"], samples);
        TestSamples.AssertSame(samples, SampleFormat.Csv.ImportSet(_temp["plain.csv"], new CsvReadOptions { Label = CsvLabel.None }));
    }

    [Fact]
    public void An_empty_set_leaves_the_header_of_its_shape()
    {
        SampleFormat.Csv.Write(_temp["some.csv"], TestSamples.MakeSet(3, rows: 2, columns: 3).Where(99), new CsvWriteOptions { Header = CsvHeader.Grid });

        Assert.Equal("label,1x1,1x2,1x3,2x1,2x2,2x3\n", File.ReadAllText(_temp["some.csv"]));
        Assert.Equal((2, 3), (SampleFormat.Csv.ImportSet(_temp["some.csv"]).Rows, SampleFormat.Csv.ImportSet(_temp["some.csv"]).Columns));
    }

    [Fact]
    public void What_does_not_fit_together_is_refused_and_nothing_is_written()
    {
        Refuse(TestSamples.Make(1), TestSamples.Make(1, 28, 27));
        Refuse(TestSamples.Make(1), TestSamples.Make(-1));
        Refuse(TestSamples.Make(-1), TestSamples.Make(1));
        Refuse(TestSamples.Make(1, 512, 512));

        void Refuse(params MnistSample[] samples)
        {
            using (var writer = SampleFormat.Csv.CreateWriter(_temp["some.csv"]))
            {
                Assert.Throws<ArgumentException>(() => Array.ForEach(samples, writer.Write));
            }

            Assert.Empty(_temp.Names);
        }
    }

    [Fact]
    public void The_largest_image_that_fits_is_read_back_at_its_longest()
    {
        byte[] pixels = new byte[CsvRow.MaximumPixels];
        Array.Fill(pixels, (byte)255);
        SampleSet samples = SampleSet.From([new MnistSample(pixels, 255, 1, pixels.Length)]);

        SampleFormat.Csv.Write(_temp["some.csv"], samples);

        TestSamples.AssertSame(samples, SampleFormat.Csv.ImportSet(_temp["some.csv"], new CsvReadOptions { Rows = 1, Columns = pixels.Length }));
    }

    [Fact]
    public void Any_pixels_and_labels_are_read_back() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6], Gen.Int[0, 255].Array[1, 30], Gen.Int, Gen.Enum<CsvHeader>(), Gen.Bool)
            .Sample((rows, columns, labels, seed, header, compress) =>
            {
                using var temp = new TempFolder();
                SampleSet samples = SampleSet.From(labels.Select((label, i) => TestSamples.Make(label, rows, columns, seed ^ i)));
                string path = temp[compress ? "some.csv.gz" : "some.csv"];

                SampleFormat.Csv.Write(path, samples, new CsvWriteOptions { Header = header });

                TestSamples.AssertSame(samples, SampleFormat.Csv.ImportSet(path, new CsvReadOptions { Rows = rows, Columns = columns }));
            }, iter: 200);

    protected override void Dispose(bool disposing)
    {
        _temp.Dispose();
        base.Dispose(disposing);
    }
}

public sealed class CsvRoundTripInvariantTests() : CsvRoundTripTests("");

public sealed class CsvRoundTripGermanTests() : CsvRoundTripTests("de-DE");

public sealed class CsvRoundTripArabicTests() : CsvRoundTripTests("ar-SA");
