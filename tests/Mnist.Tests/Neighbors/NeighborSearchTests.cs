using System.Globalization;
using Mnist.Neighbors;
using Mnist.Tests.Support;

namespace Mnist.Tests.Neighbors;

/// <summary>Neighbors beside a loop over all pixels, beside scikit-learn, and beside what numpy counts on MNIST.</summary>
public sealed class NeighborSearchTests
{
    private static readonly MnistDataset s_mnist = MnistDataset.Open();

    [Fact]
    public void On_MNIST_the_nearest_neighbor_is_wrong_309_times()
    {
        int wrong = 0;
        int next = 0;
        foreach (SampleNeighbor neighbor in s_mnist.Test.FindNeighbors(s_mnist.Train, cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.Equal(next++, neighbor.Sample.Index);
            wrong += neighbor.Sample.Label == neighbor.Neighbor.Label ? 0 : 1;
        }

        Assert.Equal(10_000, next);
        Assert.Equal(309, wrong); // computed with numpy in double precision
    }

    [Fact]
    public void Equal_to_scikit_learn()
    {
        const int Queries = 1000;
        const int Count = 5;
        const string Script = """
            import gzip, sys
            import numpy
            from sklearn.neighbors import NearestNeighbors
            def images(name):
                with gzip.open(name) as file:
                    return numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 784).astype(numpy.float64)
            train, test = images(sys.argv[1]), images(sys.argv[2])
            queries = test[[int(place) for place in sys.argv[4].split(",")]]
            search = NearestNeighbors(n_neighbors=int(sys.argv[3]), algorithm="brute", metric="sqeuclidean").fit(train)
            distances, places = search.kneighbors(queries)
            for row in zip(distances, places):
                print(" ".join(f"{place}:{distance:.0f}" for distance, place in zip(*row)))
            """;
        SampleSet queries = s_mnist.Test.Random(Queries, seed: 1);
        string[] expected = Outside.Python(
            "sklearn",
            "python3-sklearn",
            Script,
            Path.Combine(s_mnist.Location, "train-images-idx3-ubyte.gz"),
            Path.Combine(s_mnist.Location, "t10k-images-idx3-ubyte.gz"),
            Count.ToString(CultureInfo.InvariantCulture),
            string.Join(',', queries.Select(sample => sample.Index))).Split('\n');
        string[] actual =
        [
            .. queries.FindNeighbors(s_mnist.Train, Count).Chunk(Count)
                .Select(row => string.Join(' ', row.Select(item => FormattableString.Invariant($"{item.Neighbor.Index}:{item.Distance}")))),
        ];
        Assert.Equal(Queries, expected.Length);
        Assert.Equal(expected, actual);
    }

    // Widths that fill no vector, an odd number of pixels, and more images than there are columns side by side.
    [Theory]
    [InlineData(1, 1, 3, 1)]
    [InlineData(3, 5, 33, 2)]
    [InlineData(7, 7, 100, 5)]
    [InlineData(28, 28, 2500, 3)]
    [InlineData(2, 9, 40, 40)]
    [InlineData(2, 9, 40, 1000)]
    public void Equal_to_a_loop_over_all_pixels(int rows, int columns, int others, int count)
    {
        SampleSet set = Make(rows, columns, others, seed: 1);
        MnistSample[] samples = [.. Make(rows, columns, 5, seed: 2)];
        var expected = samples.SelectMany(sample => set
            .Select((other, place) => (Sample: sample, Other: place, Distance: DistanceOf(sample, other)))
            .OrderBy(item => item.Distance).ThenBy(item => item.Other)
            .Take(count)
            .Select((item, rank) => (item.Sample, item.Other, rank + 1, item.Distance)));
        var actual = samples.FindNeighbors(set, count).Select(item => (item.Sample, item.Neighbor.Index, item.Rank, item.Distance));
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Every_kind_of_vectors_gives_the_same_numbers()
    {
        SampleSet set = Make(5, 9, ImageColumns.Width, seed: 3);
        MnistSample sample = Make(5, 9, 1, seed: 4)[0];
        var probes = new InkPairs(1, 45);
        probes.Set(0, sample.AsSpan());
        var columns = new ImageColumns(45);
        for (int i = 0; i < set.Count; i++)
        {
            columns.Set(i, set[i].AsSpan());
        }

        int[] expected = [.. set.Select(other => DistanceOf(sample, other))];
        int nearest = expected.Min();
        int[] distances = new int[ImageColumns.Width];
        Assert.True(columns.Measure(probes, 0, nearest, distances));
        Assert.Equal(expected, distances);
        Array.Clear(distances);
        Assert.False(columns.Measure(probes, 0, nearest - 1, distances));
        Assert.True(columns.MeasurePortably(probes.PlacesOf(0), probes.ValuesOf(0), probes.SquareOf(0), nearest, distances));
        Assert.Equal(expected, distances);
        Assert.False(columns.MeasurePortably(probes.PlacesOf(0), probes.ValuesOf(0), probes.SquareOf(0), nearest - 1, distances));
        if (System.Runtime.Intrinsics.X86.Avx2.IsSupported)
        {
            Array.Clear(distances);
            Assert.True(columns.Measure256(probes.PlacesOf(0), probes.ValuesOf(0), probes.SquareOf(0), nearest, distances));
            Assert.Equal(expected, distances);
            Assert.False(columns.Measure256(probes.PlacesOf(0), probes.ValuesOf(0), probes.SquareOf(0), nearest - 1, distances));
        }
    }

    [Fact]
    public void The_largest_distance_does_not_overflow()
    {
        const int Pixels = 33_025;
        byte[] white = new byte[Pixels];
        Array.Fill(white, byte.MaxValue);
        var black = new MnistSample(new byte[Pixels], 0, 25, 1321);
        var bright = new MnistSample(white, 1, 25, 1321);
        Assert.Equal(2_147_450_625, Assert.Single(((MnistSample[])[black]).FindNeighbors(bright)).Distance);
        Assert.Equal(2_147_450_625, Assert.Single(((MnistSample[])[bright]).FindNeighbors(black)).Distance);
        Assert.Equal(0, Assert.Single(((MnistSample[])[Copy(bright)]).FindNeighbors(SampleSet.From([black, bright]))).Distance);
    }

    [Fact]
    public void Of_equally_distant_samples_the_first_is_the_nearer()
    {
        MnistSample zero = s_mnist.Test[3];
        SampleSet repeated = SampleSet.From(Enumerable.Repeat(zero, 70));
        Assert.Equal([.. Enumerable.Range(0, 40)], ((MnistSample[])[Copy(zero)]).FindNeighbors(repeated, 40).Select(item => item.Neighbor.Index));
    }

    [Fact]
    public void A_sample_is_not_its_own_neighbor_but_a_copy_of_it_is()
    {
        SampleSet some = s_mnist.Test.Take(50);
        Assert.All(some.FindNeighbors(s_mnist.Test), item => Assert.True(item.Distance > 0 && item.Sample.Index != item.Neighbor.Index));

        // The same image in another split, and another image that has the same place in a set of one's own.
        Assert.Equal(0, Assert.Single(some.Take(1).FindNeighbors(MnistDataset.From(s_mnist.Test, s_mnist.Test).Train)).Distance);
        SampleSet renumbered = SampleSet.From(s_mnist.Test.Skip(7).Take(3));
        SampleNeighbor first = some.Take(1).FindNeighbors(renumbered, 3).First(item => item.Neighbor.Index == 0);
        Assert.Equal(DistanceOf(s_mnist.Test[0], s_mnist.Test[7]), first.Distance);
    }

    [Fact]
    public void All_sets_of_a_source_are_searched_as_one()
    {
        MnistDataset both = MnistDataset.From(s_mnist.Train.Take(300), s_mnist.Test.Take(300));
        MnistSample[] samples = [.. s_mnist.Test.Skip(500).Take(20)];
        var expected = samples.SelectMany(sample => both.Train.Concat(both.Test)
            .Select(other => (Distance: DistanceOf(sample, other), other.Split, other.Index))
            .OrderBy(item => item).Take(4));
        Assert.Equal(expected, samples.FindNeighbors(both, 4).Select(item => (item.Distance, item.Neighbor.Split, item.Neighbor.Index)));
    }

    [Fact]
    public void Many_neighbors_take_smaller_windows_and_give_the_same()
    {
        SampleSet others = s_mnist.Train.Take(3000);
        SampleSet samples = s_mnist.Test.Take(900); // more than fit into a window with 3000 neighbors each
        SampleNeighbor[] all = [.. samples.FindNeighbors(others, 3000)];
        Assert.Equal(900 * 3000, all.Length);
        Assert.Equal(samples.FindNeighbors(others, 2).Select(Text), all.Where(item => item.Rank <= 2).Select(Text));
        Assert.All(all.Chunk(3000), row => Assert.Equal(3000, row.Select(item => item.Neighbor.Index).Distinct().Count()));

        static string Text(SampleNeighbor item) => item.ToString();
    }

    [Fact]
    public void Samples_are_read_as_the_result_is_read()
    {
        int read = 0;
        IEnumerable<MnistSample> endless = Enumerable.Range(0, int.MaxValue).Select(i =>
        {
            read++;
            return s_mnist.Test[i % 100];
        });
        Assert.Equal(3, endless.FindNeighbors(s_mnist.Train.Take(100)).Take(3).Count());
        Assert.InRange(read, 3, 2048);
    }

    [Fact]
    public void Progress_ends_with_the_number_of_samples()
    {
        var reports = new List<long>();
        _ = s_mnist.Test.Take(5000).FindNeighbors(s_mnist.Train.Take(40), progress: new Reports(reports)).Count();
        Assert.Equal([2048, 4096, 5000], reports);
    }

    [Fact]
    public void It_can_be_canceled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => s_mnist.Test.FindNeighbors(s_mnist.Train, cancellationToken: source.Token).First());
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var small = new MnistSample(new byte[6], 1, 2, 3);
        Assert.Contains("2 x 3", Assert.Throws<ArgumentException>(() => ((MnistSample[])[small]).FindNeighbors(s_mnist.Test.Take(5)).ToList()).Message, StringComparison.Ordinal);
        Assert.Contains("no samples", Assert.Throws<ArgumentException>(() => s_mnist.Test.FindNeighbors(s_mnist.Train.Take(0))).Message, StringComparison.Ordinal);
        var large = new MnistSample(new byte[33_026], 1, 2, 16_513);
        Assert.Contains("33025", Assert.Throws<ArgumentException>(() => ((MnistSample[])[large]).FindNeighbors(large)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => s_mnist.Test.FindNeighbors(s_mnist.Train, 0));
        Assert.Throws<ArgumentNullException>(() => s_mnist.Test.FindNeighbors(null!));
    }

    [Fact]
    public void It_says_what_it_found() => Assert.Equal(
        "MNIST Test 0: 7, 1. MNIST Test 0: 7, 0", new SampleNeighbor(s_mnist.Test[0], s_mnist.Test[0], 1, 0).ToString());

    private static int DistanceOf(MnistSample sample, MnistSample other) =>
        sample.Pixels.Zip(other.Pixels, (a, b) => (a - b) * (a - b)).Sum();

    // A copy that has another place, so that it is not the sample itself.
    private static MnistSample Copy(MnistSample sample) =>
        MnistSample.Create(sample.Pixels, sample.Label, sample.Rows, sample.Columns, "copy", Split.Train, 0);

    // Half of the pixels are background, and some images are equal.
    private static SampleSet Make(int rows, int columns, int count, int seed)
    {
        var random = new SeededRandom(seed);
        return SampleSet.From(Enumerable.Range(0, count).Select(_ => new MnistSample(
            [.. Enumerable.Range(0, rows * columns).Select(_ => (byte)(random.NextDouble() < 0.5 ? 0 : 255 * random.NextDouble()))], 1, rows, columns)));
    }

    private sealed class Reports(List<long> list) : IProgress<long>
    {
        public void Report(long value) => list.Add(value);
    }
}
