using CsCheck;

namespace Mnist.Tests.Batches;

public sealed class RemainderTests
{
    [Theory]
    [InlineData(Remainder.Continue, "0 1 2 3|4 5 6 7|8 9 0 1|2 3 4 5|6 7 8 9")]
    [InlineData(Remainder.Keep, "0 1 2 3|4 5 6 7|8 9|0 1 2 3|4 5 6 7|8 9")]
    [InlineData(Remainder.Drop, "0 1 2 3|4 5 6 7|0 1 2 3|4 5 6 7")]
    public void Two_epochs_of_ten_in_fours(Remainder remainder, string expected) => Assert.Equal(
        expected,
        BatchSets.Text(BatchSets.Places(BatchSets.Numbered(10), new BatchOptions { Size = 4, Epochs = 2, Shuffle = false, Remainder = remainder })));

    [Theory]
    [InlineData(Remainder.Continue, 2, "0 1 2 0 1|2")]
    [InlineData(Remainder.Continue, 1, "0 1 2")]
    [InlineData(Remainder.Keep, 2, "0 1 2|0 1 2")]
    public void Batches_may_be_larger_than_the_set(Remainder remainder, int epochs, string expected) => Assert.Equal(
        expected,
        BatchSets.Text(BatchSets.Places(BatchSets.Numbered(3), new BatchOptions { Size = 5, Epochs = epochs, Shuffle = false, Remainder = remainder })));

    [Theory]
    [InlineData(Remainder.Continue)]
    [InlineData(Remainder.Keep)]
    [InlineData(Remainder.Drop)]
    public void A_set_without_samples_has_no_batches(Remainder remainder) =>
        Assert.Empty(BatchSets.Numbered(0).Batches(new BatchOptions { Epochs = null, Remainder = remainder }));

    // The model makes whole epochs first and cuts them afterwards.
    [Fact]
    public void Every_rule_equals_the_naive_model() => Gen.Select(Gen.Int[1, 30], Gen.Int[1, 40], Gen.Int[1, 4], Gen.Bool, Gen.Enum<Remainder>(), Gen.Bool)
        .Where((count, size, _, _, remainder, _) => remainder != Remainder.Drop || size <= count)
        .Sample((count, size, epochs, shuffle, remainder, prefetch) =>
        {
            var options = new BatchOptions
            {
                Size = size,
                Epochs = epochs,
                Shuffle = shuffle,
                Remainder = remainder,
                Prefetch = prefetch,
                Seed = 5,
                Scale = false,
            };
            SampleSet samples = BatchSets.Numbered(count);
            int[][] orders = [.. Enumerable.Range(0, epochs).Select(epoch => Order(samples, shuffle, epoch))];
            IEnumerable<int[]> expected = remainder == Remainder.Continue
                ? orders.SelectMany(order => order).Chunk(size)
                : orders.SelectMany(order => order.Chunk(size)).Where(batch => remainder == Remainder.Keep || batch.Length == size);
            Assert.Equal(BatchSets.Text(expected), BatchSets.Text(BatchSets.Places(samples, options)));
        });

    // An epoch as one batch: its order is that of the same epoch in any other run.
    private static int[] Order(SampleSet samples, bool shuffle, int epoch) => samples
        .Batches(new BatchOptions { Size = samples.Count, Epochs = epoch + 1, Shuffle = shuffle, Seed = 5 })
        .Last().Indexes;
}
