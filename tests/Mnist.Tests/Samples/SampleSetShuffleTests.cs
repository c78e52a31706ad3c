using CsCheck;
using Mnist.Tests.Support;

namespace Mnist.Tests.Samples;

/// <summary>The expected orders come from Reference/shuffle.py.</summary>
public sealed class SampleSetShuffleTests
{
    [Fact]
    public void Train_with_seed_1_has_this_order_everywhere()
    {
        SampleSet shuffled = MnistDataset.Open().Train.Shuffle(seed: 1);

        Assert.Equal(
            [42175, 31226, 34447, 23481, 41831, 8618, 4268, 22875, 52030, 33106, 55955, 57433],
            shuffled.Take(12).Select(sample => sample.Index));
        Assert.Equal([19524, 21139, 26682, 50205], shuffled.Skip(59_996).Select(sample => sample.Index));
    }

    [Fact]
    public void Test_with_seed_1_has_this_order_everywhere() => Assert.Equal(
        [7029, 5204, 5741, 3915, 6972, 1440, 716, 3816, 8672, 5521, 9326, 9572],
        MnistDataset.Open().Test.Random(12, seed: 1).Select(sample => sample.Index));

    [Fact]
    public void A_negative_seed_has_an_order_of_its_own() => Assert.Equal(
        [28595, 17339, 39981, 669, 49198, 52118],
        MnistDataset.Open().Train.Shuffle(seed: -5).Take(6).Select(sample => sample.Index));

    [Fact]
    public void Every_sample_comes_once()
    {
        int[] places = [.. MnistDataset.Open().Test.Shuffle(seed: 7).Select(sample => sample.Index)];

        Assert.Equal(Enumerable.Range(0, 10_000), places.Order());
        Assert.NotEqual(Enumerable.Range(0, 10_000), places);
    }

    [Fact]
    public void The_same_seed_gives_the_same_order_and_another_seed_another()
    {
        SampleSet test = MnistDataset.Open().Test;
        Gen.Select(Gen.Long, Gen.Long).Where((a, b) => a != b).Sample((seed, other) =>
        {
            Assert.Equal(Places(test.Random(50, seed)), Places(test.Shuffle(seed).Take(50)));
            Assert.NotEqual(Places(test.Random(50, seed)), Places(test.Random(50, other)));
        }, iter: 20);

        static int[] Places(SampleSet samples) => [.. samples.Select(sample => sample.Index)];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(625)]
    [InlineData(626)]
    [InlineData(9_999)]
    [InlineData(10_000)]
    public void A_draw_of_few_or_many_is_the_head_of_the_whole_order(int count)
    {
        int[] whole = [.. Enumerable.Range(0, 10_000)];
        new SeededRandom(3).Shuffle(whole.AsSpan());

        Assert.Equal(whole.Take(count), MnistDataset.Open().Test.Random(count, seed: 3).Select(sample => sample.Index));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 1)]
    [InlineData(17, 1)]
    [InlineData(40, 2)]
    public void Small_draws_are_heads_too(int total, int count)
    {
        for (int seed = 0; seed < 200; seed++)
        {
            int[] whole = [.. Enumerable.Range(0, total)];
            new SeededRandom(seed).Shuffle(whole.AsSpan());
            Assert.Equal(whole.Take(count), RandomOrder.Draw(total, count, seed));
        }
    }

    [Fact]
    public void Random_gives_all_where_there_are_not_so_many() =>
        Assert.Equal(7, TestSamples.MakeSet(7).Random(100, seed: 1).Count);
}
