using CsCheck;

namespace Mnist.Tests.Batches;

/// <summary>Numbers and digests are those of Reference/batches.py.</summary>
public sealed class DivisionTests
{
    private static readonly MnistDataset s_mnist = MnistDataset.Open();

    [Fact]
    public void The_first_5000_are_for_validation()
    {
        (SampleSet train, SampleSet validation, SampleSet test) = s_mnist.Divide();
        Assert.Equal((55000, 5000, 10000), (train.Count, validation.Count, test.Count));
        Assert.Equal([479, 563, 488, 493, 535, 434, 501, 550, 462, 495], Counts(validation));
        Assert.Equal((0, 4999, 5000), (validation[0].Index, validation[4999].Index, train[0].Index));
    }

    [Fact]
    public void A_part_is_found_by_its_name()
    {
        DatasetParts parts = s_mnist.Divide(validationSize: 10);
        Assert.Same(parts.Train, parts[DatasetPart.Train]);
        Assert.Same(parts.Validation, parts[DatasetPart.Validation]);
        Assert.Same(s_mnist.Test, parts[DatasetPart.Test]);
        Assert.Throws<ArgumentOutOfRangeException>(() => parts[(DatasetPart)3]);
    }

    [Theory]
    [InlineData(5000, 0, "494 562 496 511 487 452 493 522 487 496", "d34ce5c337a9ec5e5d58871de7c7e3753a599fb85936a468eddd1d163dfe2337")]
    [InlineData(777, 9, "77 87 77 79 76 70 77 81 76 77", "652327a60d55f7c4494e97406124189ec691387686d8bd5e55065c2d81a0f5dc")]
    public void A_stratified_draw_keeps_the_shares(int size, long seed, string counts, string digest)
    {
        (SampleSet train, SampleSet validation) = s_mnist.Train.Divide(size, stratified: true, seed);
        Assert.Equal(counts, string.Join(' ', Counts(validation)));
        Assert.Equal(digest, BatchSets.Digest(validation.Select(sample => sample.Index)));
        Assert.Equal(Enumerable.Range(0, 60000), train.Concat(validation).Select(sample => sample.Index).Order());
        Assert.Equal(train.Select(sample => sample.Index).Order(), train.Select(sample => sample.Index));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(60000, false)]
    [InlineData(60000, true)]
    public void None_and_all_are_sizes_too(int size, bool stratified)
    {
        (SampleSet train, SampleSet validation) = s_mnist.Train.Divide(size, stratified);
        Assert.Equal((60000 - size, size), (train.Count, validation.Count));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(60001)]
    [InlineData(int.MinValue)]
    public void Other_sizes_are_refused_with_the_range(int size)
    {
        foreach (bool stratified in new[] { false, true })
        {
            ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => s_mnist.Divide(size, stratified));
            Assert.Contains("from 0 to 60000", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_category_gets_the_nearest_number_below_or_above() => Gen.Select(Gen.Short[-1, 4].Array[1, 60], Gen.Int[0, 60], Gen.Long)
        .Where((labels, size, _) => size <= labels.Length)
        .Sample((labels, size, seed) =>
        {
            SampleSet set = SampleSet.From(labels.Select(label => new MnistSample(new byte[1], label, 1, 1)));
            (SampleSet train, SampleSet validation) = set.Divide(size, stratified: true, seed);
            Assert.Equal((labels.Length - size, size), (train.Count, validation.Count));
            foreach (IGrouping<short, short> kind in labels.GroupBy(label => label))
            {
                double share = (double)kind.Count() * size / labels.Length;
                Assert.InRange(validation.Count(sample => sample.Label == kind.Key), Math.Floor(share), Math.Ceiling(share));
            }
        });

    private static IEnumerable<long> Counts(SampleSet samples) => samples.CountCategories().Select(row => row.Training);
}
