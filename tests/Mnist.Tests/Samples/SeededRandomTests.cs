using Mnist.Tests.Support;

namespace Mnist.Tests.Samples;

/// <summary>The expected numbers come from Reference/shuffle.py, which says how they were made.</summary>
public sealed class SeededRandomTests
{
    [Theory]
    [InlineData(0, 11091344671253066420, 13793997310169335082, 1900383378846508768, 7684712102626143532, 13521403990117723737)]
    [InlineData(1, 12966619160104079557, 9600361134598540522, 10590380919521690900, 7218738570589545383, 12860671823995680371)]
    [InlineData(-1, 10328197420357168392, 14156678507024973869, 9357971779955476126, 13791585006304312367, 10463432026814718762)]
    [InlineData(long.MaxValue, 1016735219197722821, 1807766611157899291, 8889853145372989117, 944049668562640016, 1075816170252512416)]
    public void The_bits_are_those_of_xoshiro256_starstar(long seed, ulong first, ulong second, ulong third, ulong fourth, ulong fifth)
    {
        var random = new SeededRandom(seed);

        Assert.Equal([first, second, third, fourth, fifth], Enumerable.Range(0, 5).Select(_ => random.NextUInt64()));
    }

    [Fact]
    public void Bounded_numbers_are_those_of_Lemires_method()
    {
        var random = new SeededRandom(1);
        int[] bounds = [1, 2, 3, 10, 100, 60000, int.MaxValue, 1_000_000_000, 7, (1 << 30) + 1];

        Assert.Equal([0, 1, 1, 3, 69, 8614, 152568439, 381184446, 6, 592393955], bounds.Select(random.Next));
    }

    [Fact]
    public void Numbers_that_would_bias_the_result_are_rejected()
    {
        // Of 2^32 numbers, those under 2^32 mod (2^30 + 1) are one in four.
        var random = new SeededRandom(3);

        Assert.Equal(
            [234357438, 573336931, 428968479, 225665773, 768342456, 1011769000, 209490961, 991451804, 730011524, 692451814, 810146370, 736076947],
            Enumerable.Range(0, 12).Select(_ => random.Next((1 << 30) + 1)));
        Assert.Equal(2035411151010252753ul, random.NextUInt64());
    }

    [Fact]
    public void Doubles_are_the_upper_53_bits()
    {
        var random = new SeededRandom(1);

        Assert.Equal(
            [6331357011769570, 4687676335253193, 5171084433360200, 3524774692670676],
            Enumerable.Range(0, 4).Select(_ => random.NextDouble() * (1L << 53)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1 0")]
    [InlineData("2 0 1")]
    [InlineData("2 0 3 1")]
    [InlineData("3 0 1 2 4")]
    [InlineData("4 3 0 2 5 1")]
    [InlineData("4 0 1 2 6 5 3")]
    [InlineData("5 4 0 1 6 2 3 7")]
    public void Shuffle_with_seed_1_gives_this_order(string expected)
    {
        int[] items = [.. Enumerable.Range(0, expected.Split(' ').Length)];
        new SeededRandom(1).Shuffle(items.AsSpan());

        Assert.Equal(expected, string.Join(' ', items));
    }

    [Fact]
    public void Shuffling_nothing_or_one_item_takes_no_number()
    {
        var random = new SeededRandom(1);
        random.Shuffle(Span<int>.Empty);
        random.Shuffle<string>(["alone"]);

        Assert.Equal(12966619160104079557ul, random.NextUInt64());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void There_is_no_number_below_zero_or_less(int bound) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeededRandom(1).Next(bound));
}
