using CsCheck;

namespace Mnist.Tests.Batches;

public sealed class BatchContentTests
{
    private static readonly SampleSet s_test = MnistDataset.Open().Test;

    [Fact]
    public void The_first_test_batch_is_the_first_test_samples()
    {
        Batch batch = s_test.Batches(new BatchOptions { Size = 10, OneHot = true, Scale = false, Shuffle = false }).First();
        Assert.Equal([7, 2, 1, 0, 4, 1, 4, 9, 5, 9], batch.Labels);
        Assert.Equal(batch.Labels, batch.Classes);
        Assert.Equal(Enumerable.Range(0, 10), batch.Indexes);
        Assert.Equal([10, 784], batch.Shape);
        Assert.Equal(s_test.Take(10).SelectMany(sample => sample.Pixels), batch.As<byte>());
        Assert.Equal(batch.Labels.SelectMany(label => Enumerable.Range(0, 10).Select(i => i == label ? 1f : 0f)), batch.OneHot!);
        Assert.Equal((0, 0L, 10), (batch.Epoch, batch.Index, batch.Count));
        Assert.Equal("Batch 0 of epoch 0: 10 x 784 Byte", batch.ToString());
    }

    [Fact]
    public void Scaled_pixels_are_those_of_TensorFlow_to_the_bit()
    {
        Batch batch = s_test.Batches(new BatchOptions { Size = 50, Seed = 3 }).First();
        Assert.Equal(batch.Indexes.SelectMany(index => s_test[index].Pixels).Select(pixel => pixel * (1f / 255f)), batch.As<float>());
        Assert.Null(batch.OneHot);
        Assert.Throws<InvalidOperationException>(() => batch.As<byte>());
    }

    [Theory]
    [InlineData(ImageLayout.Flat, new[] { 4, 784 })]
    [InlineData(ImageLayout.Image, new[] { 4, 28, 28 })]
    [InlineData(ImageLayout.ChannelsLast, new[] { 4, 28, 28, 1 })]
    [InlineData(ImageLayout.ChannelsFirst, new[] { 4, 1, 28, 28 })]
    public void The_layout_is_a_shape(ImageLayout layout, int[] shape) =>
        Assert.Equal(shape, s_test.Batches(new BatchOptions { Size = 4, Layout = layout }).First().Shape);

    [Fact]
    public void The_shape_of_a_smaller_batch_tells_its_size()
    {
        Batch last = BatchSets.Numbered(10).Batches(new BatchOptions { Size = 4, OneHot = true }).Last();
        Assert.Equal([2, 6], last.Shape);
        Assert.Equal((12, 20, 2), (last.Images.Length, last.OneHot!.Length, last.Count));
    }

    [Fact]
    public void Labels_that_start_at_1_are_classes_from_0()
    {
        Batch batch = BatchSets.Letters(1, 26, 3).Batches(new BatchOptions { Shuffle = false, OneHot = true }).Single();
        Assert.Equal([1, 26, 3], batch.Labels);
        Assert.Equal([0, 25, 2], batch.Classes);
        Assert.Equal(3 * 26, batch.OneHot!.Length);
        Assert.Equal([0, 26 + 25, 52 + 2], Enumerable.Range(0, 78).Where(i => batch.OneHot[i] == 1));
    }

    [Fact]
    public void Unlabeled_samples_make_batches_without_classes()
    {
        Batch batch = SampleSet.From([new MnistSample(new byte[784]), new MnistSample(new byte[784], 4)]).Batches(new BatchOptions { Shuffle = false }).Single();
        Assert.Equal([-1, 4], batch.Labels);
        Assert.Equal([-1, 4], batch.Classes);
    }

    [Fact]
    public void Every_combination_of_options_is_the_sum_of_its_steps() => Gen.Select(
        Gen.Bool, Gen.Enum<BinarizationMode>(), Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[0, 1000], Gen.Int[1, 9]).Sample(
        (scale, binarize, standardize, augment, oneHot, seed, size) =>
        {
            var options = new BatchOptions
            {
                Size = size,
                Epochs = 2,
                Seed = seed,
                Scale = scale,
                OneHot = oneHot,
                Binarize = binarize,
                Standardize = standardize ? Standardization.Mnist : null,
                Augment = augment ? Augmentation.Gentle : null,
            };
            SampleSet samples = s_test.Skip(100).Take(7);
            List<float> expected = [];
            var augmenter = new Augmenter(Augmentation.Gentle, seed);
            var binarization = new Binarization(binarize, seed);
            int n = 0;
            foreach (Batch batch in samples.Batches(options))
            {
                Assert.Equal(scale || standardize, batch.Images is float[]);
                for (int i = 0; i < batch.Count; i++, n++)
                {
                    int place = batch.Indexes[i] - 100;
                    byte[] pixels = s_test[batch.Indexes[i]].Pixels;
                    if (augment)
                    {
                        byte[] augmented = new byte[784];
                        augmenter.Apply(pixels, augmented, place, n / 7);
                        pixels = augmented;
                    }

                    binarization.Apply(pixels, pixels, place, n / 7);
                    IEnumerable<float> values = pixels.Select(
                        pixel => binarize != BinarizationMode.None || batch.Images is byte[]? pixel : pixel * (1f / 255f));
                    values = standardize ? values.Select(value => (value - 0.1307f) / 0.3081f) : values;
                    Assert.Equal(values, Enumerable.Range(i * 784, 784).Select(at => Convert.ToSingle(batch.Images.GetValue(at), null)));
                    Assert.Equal(oneHot ? 1f : null, batch.OneHot?[(10 * i) + batch.Labels[i]]);
                }
            }

            Assert.Equal(14, n);
        }, iter: 60);
}
