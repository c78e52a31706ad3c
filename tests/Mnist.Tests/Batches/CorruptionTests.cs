using System.Globalization;
using Mnist.Tests.Support;

namespace Mnist.Tests.Batches;

/// <summary>Corruptions beside scikit-image and numpy (Reference/corruptions.py): pixel by pixel, and for random ones in distribution.</summary>
public sealed class CorruptionTests : IDisposable
{
    private const int Pixels = 784;
    private const int Digits = 60;
    private const int LawCount = 300;
    private const int Measures = 11;

    private static readonly MnistDataset s_mnist = MnistDataset.Open();

    private readonly TempFolder _folder = new();

    [Fact]
    public void Equal_to_scikit_image_pixel_by_pixel()
    {
        // Digits, noise without a background, and images of one value.
        var random = new SeededRandom(5);
        byte[][] images =
        [
            .. s_mnist.Test.Take(Digits).Select(sample => sample.Pixels),
            .. Enumerable.Range(0, 10).Select(_ => Enumerable.Range(0, Pixels).Select(_ => (byte)(1 + random.Next(255))).ToArray()),
            new byte[Pixels],
            [.. Enumerable.Repeat(byte.MaxValue, Pixels)],
        ];
        _folder.Write("images.gz", BigEndianBytes.Gzip(BigEndianBytes.Idx(8, [images.Length, 28, 28], [.. images.SelectMany(image => image)])));
        string[] rows = Run("exact", _folder["images.gz"], images.Length, _folder["expected"]).Split(' ');
        byte[] expected = File.ReadAllBytes(_folder["expected"]);
        Assert.Equal(rows.Length * images.Length * Pixels, expected.Length);

        // The rows of a kind are its severities, each with one image for each choice of signs.
        int differences = 0;
        foreach (IGrouping<string, int> row in Enumerable.Range(0, rows.Length).GroupBy(place => rows[place]))
        {
            CorruptionKind kind = Enum.Parse<CorruptionKind>(row.Key);
            int[] places = [.. row];
            int severities = Corruption.HasSeverity(kind) ? 5 : 1;
            int choices = places.Length / severities;
            for (int severity = 1; severity <= severities; severity++)
            {
                var corrupter = new Corrupter(new Corruption(kind, severities == 1 ? null : severity), seed: 3);
                var chosen = new HashSet<int>();
                for (int i = 0; i < images.Length; i++)
                {
                    byte[] actual = new byte[Pixels];
                    corrupter.Apply(images[i], actual, i);
                    int[] differ =
                    [
                        .. places[((severity - 1) * choices)..(severity * choices)]
                            .Select(place => Differences(actual, expected.AsSpan(((place * images.Length) + i) * Pixels, Pixels))),
                    ];
                    Assert.True(differ.Min() <= 1, $"{corrupter.Corruption} of image {i}: {differ.Min()} pixels differ");
                    differences += differ.Min();
                    chosen.Add(Array.IndexOf(differ, differ.Min()));
                }

                Assert.Equal(choices, chosen.Count);
            }
        }

        // The sine of scikit-image differs in its last bit on some machines, which can round one pixel in a million to its neighbor.
        Assert.InRange(differences, 0, 3);
    }

    [Fact]
    public void Random_ones_agree_with_numpy_in_distribution()
    {
        string[] lines = Run("law", Path.Combine(s_mnist.Location, "t10k-images-idx3-ubyte.gz"), LawCount).Split('\n');
        Assert.Equal((6 * 5) + 2, lines.Length);
        foreach (string line in lines)
        {
            string[] parts = line.Split(' ');
            CorruptionKind kind = Enum.Parse<CorruptionKind>(parts[0]);
            var corruption = new Corruption(kind, Corruption.HasSeverity(kind) ? int.Parse(parts[1], CultureInfo.InvariantCulture) : null);
            double[][] measured = [.. s_mnist.Test.Take(LawCount).Select(sample => Measure(sample.Pixels, new Corrupter(corruption, seed: 11).Apply(sample).Pixels))];
            for (int i = 0; i < Measures; i++)
            {
                (double mean, double deviation) = (Number(parts[2 + (2 * i)]), Number(parts[3 + (2 * i)]));
                double own = measured.Average(row => row[i]);
                double ownDeviation = Math.Sqrt(measured.Average(row => (row[i] - own) * (row[i] - own)));
                double error = Math.Sqrt(((deviation * deviation) + (ownDeviation * ownDeviation)) / LawCount);
                Assert.True(Math.Abs(own - mean) <= (4.5 * error) + 1e-9, FormattableString.Invariant($"{corruption}, measure {i}: {own:0.00000}, by numpy {mean:0.00000} ± {error:0.00000}"));
                Assert.InRange(ownDeviation, (deviation * 0.6) - 1e-9, (deviation * 1.67) + 1e-9);
            }
        }
    }

    [Fact]
    public void The_published_severities_are_the_default()
    {
        Assert.Equal(
            "ShotNoise 5, ImpulseNoise 4, GlassBlur 1, MotionBlur 1, Shear 2, Scale 3, Rotate 2, Brightness 5, Translate 3, Stripe, Fog 5, Spatter 4, DottedLine, Zigzag, CannyEdges",
            string.Join(", ", Corruption.All));
        Assert.Equal(["Stripe", "DottedLine", "Zigzag", "CannyEdges"], Enum.GetValues<CorruptionKind>().Where(kind => !Corruption.HasSeverity(kind)).Select(kind => $"{kind}"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_images_and_another_one_others()
    {
        foreach (Corruption corruption in Corruption.All)
        {
            byte[][] first = Pictures(corruption, 1);
            Assert.Equal(first, Pictures(corruption, 1));
            bool isRandom = corruption.Kind is not (CorruptionKind.Scale or CorruptionKind.Brightness or CorruptionKind.Stripe or CorruptionKind.CannyEdges);
            Assert.Equal(isRandom, !first.Zip(Pictures(corruption, 2), (a, b) => a.AsSpan().SequenceEqual(b)).All(isSame => isSame));
        }

        static byte[][] Pictures(Corruption corruption, long seed) => [.. s_mnist.Test.Take(20).Corrupt(corruption, seed).Select(sample => sample.Pixels)];
    }

    [Fact]
    public void A_selection_is_corrupted_as_the_whole_set()
    {
        var fog = new Corruption(CorruptionKind.Fog, 2);
        CorruptedSample[] whole = [.. s_mnist.Test.Take(30).Corrupt(fog, 4)];
        CorruptedSample[] some = [.. s_mnist.Test.At(7, 21).Corrupt(fog, 4)];
        Assert.Equal([whole[7].Pixels, whole[21].Pixels], some.Select(sample => sample.Pixels));
        Assert.Equal("MNIST Test 7: 9, Fog 2", $"{some[0]}, {some[0].Corruption}");
    }

    [Fact]
    public void Batches_have_the_same_images_in_each_epoch()
    {
        var spatter = new Corruption(CorruptionKind.Spatter);
        byte[][] expected = [.. s_mnist.Test.Skip(50).Take(8).Corrupt(spatter, 9).Select(sample => sample.Pixels)];
        var options = new BatchOptions { Size = 8, Scale = false, Shuffle = false, Seed = 9, Epochs = 2, Corrupt = spatter };
        Batch[] batches = [.. s_mnist.Test.Skip(50).Take(8).Batches(options)];
        Assert.Equal(2, batches.Length);
        Assert.All(batches, batch => Assert.Equal<byte>([.. expected.SelectMany(image => image)], (byte[])batch.Images));
    }

    [Fact]
    public void Image_and_target_may_be_the_same_memory()
    {
        foreach (Corruption corruption in Corruption.All)
        {
            byte[] pixels = s_mnist.Test[0].Pixels;
            byte[] target = new byte[Pixels];
            new Corrupter(corruption, 1).Apply(pixels, target, 0);
            new Corrupter(corruption, 1).Apply(pixels, pixels, 0);
            Assert.Equal(target, pixels);
        }
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Contains("DottedLine, Zigzag, CannyEdges", Assert.Throws<ArgumentException>(() => new Corruption(CorruptionKind.Stripe, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Corruption(CorruptionKind.Fog, 6));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Corruption(CorruptionKind.Fog, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Corruption((CorruptionKind)15));
        var corrupter = new Corrupter(new Corruption(CorruptionKind.Fog), 1);
        var small = new MnistSample(new byte[6], 1, 2, 3);
        Assert.Contains("2 x 3", Assert.Throws<ArgumentException>(() => corrupter.Apply(small)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => corrupter.Apply(new byte[Pixels], new byte[783], 0));
        Assert.Contains("2 x 3", Assert.Throws<ArgumentException>(() => SampleSet.From([small]).Batches(new BatchOptions { Corrupt = corrupter.Corruption })).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Run(string task, string images, int count, params string[] more) => Outside.Python(
        "skimage",
        "python3-skimage",
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "corruptions.py")),
        [task, images, count.ToString(CultureInfo.InvariantCulture), .. more]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static int Differences(ReadOnlySpan<byte> actual, ReadOnlySpan<byte> expected)
    {
        int count = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            count += actual[i] == expected[i] ? 0 : 1;
        }

        return count;
    }

    // The measures of Reference/corruptions.py.
    private static double[] Measure(byte[] before, byte[] after)
    {
        double[] b = [.. before.Select(value => value / 255.0)];
        double[] a = [.. after.Select(value => value / 255.0)];
        return
        [
            a.Average(),
            a.Average(value => value * value),
            a.Zip(b, (x, y) => Math.Abs(x - y)).Average(),
            after.Zip(before, (x, y) => x == y ? 0.0 : 1).Average(),
            a.Where((_, i) => i / 28 < 14).Average(),
            a.Where((_, i) => i / 28 >= 14).Average(),
            a.Where((_, i) => i % 28 < 14).Average(),
            a.Where((_, i) => i % 28 >= 14).Average(),
            Enumerable.Range(0, Pixels - 28).Average(i => a[i] * a[i + 28]),
            Enumerable.Range(0, Pixels).Where(i => i % 28 < 27).Average(i => a[i] * a[i + 1]),
            a.Zip(b, (x, y) => x * y).Average(),
        ];
    }
}
