using System.Runtime.CompilerServices;
using CsCheck;
using Mnist.Tests.Support;

namespace Mnist.Tests.Samples;

public sealed class SampleSetViewTests
{
    private static readonly SampleSet s_test = MnistDataset.Open().Test;

    [Fact]
    public void Where_keeps_the_samples_of_some_labels_in_order()
    {
        SampleSet some = s_test.Where(3, 5);

        Assert.Equal(1010 + 892, some.Count);
        Assert.All(some, sample => Assert.True(sample.Label is 3 or 5));
        Assert.Equal(some.Select(sample => sample.Index).Order(), some.Select(sample => sample.Index));
    }

    [Fact]
    public void Where_of_no_label_or_of_one_that_no_sample_has_is_empty()
    {
        Assert.Empty(s_test.Where());
        Assert.Empty(s_test.Where(255));
        Assert.Equal(s_test.Where(1).Count, s_test.Where(1, 1).Count);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(256)]
    [InlineData(int.MinValue)]
    public void Where_refuses_what_is_no_label(int label) =>
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => s_test.Where(1, label));

    [Theory]
    [InlineData(-1)]
    [InlineData(10_000)]
    [InlineData(int.MaxValue)]
    public void There_is_no_sample_outside_of_the_set(int index)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(index), () => s_test[index]);
        Assert.Throws<ArgumentOutOfRangeException>(nameof(index), () => s_test.LabelAt(index));
        Assert.Throws<ArgumentOutOfRangeException>("indexes", () => s_test.At(0, index));
    }

    [Fact]
    public void At_gives_places_of_the_view_and_repeats_them()
    {
        SampleSet view = s_test.Skip(100).At(2, 0, 2);

        Assert.Equal([102, 100, 102], view.Select(sample => sample.Index));
    }

    [Fact]
    public void Negative_counts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("count", () => s_test.Skip(-1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => s_test.Take(-1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => s_test.Random(-1, seed: 1));
    }

    [Fact]
    public void Any_chain_of_views_gives_what_lists_would()
    {
        SampleSet origin = s_test.Take(60);
        var list = origin.Select(sample => (sample.Index, sample.Label)).ToList();
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 70], Gen.Long).Array[0, 6].Sample(steps =>
        {
            SampleSet view = origin;
            List<(int Index, int Label)> expected = list;
            foreach ((int kind, int number, long seed) in steps)
            {
                (view, expected) = Apply(view, expected, kind, number, seed);
            }

            Assert.Equal(expected, view.Select(sample => (sample.Index, sample.Label)));
            Assert.Equal(expected.Select(sample => sample.Label), view.GetLabels());
            for (int i = 0; i < view.Count; i++)
            {
                Assert.Equal(expected[i], (view[i].Index, view.LabelAt(i)));
                Assert.True(AreSame(s_test[expected[i].Index].AsSpan(), view[i].AsSpan()));
            }
        }, iter: 2000);
    }

    [Fact]
    public void Views_point_into_the_same_memory()
    {
        SampleSet view = s_test.Where(7).Shuffle(seed: 2).Skip(5).Take(20);

        foreach ((MnistSample sample, int i) in view.Select((sample, i) => (sample, i)))
        {
            Assert.True(AreSame(s_test[sample.Index].AsSpan(), view[i].AsSpan()));
            Assert.True(AreSame(s_test[sample.Index].AsSpan(), sample.AsSpan()));
        }
    }

    [Fact]
    public void Views_take_no_more_memory_than_their_list_of_places()
    {
        s_test.Load(TestContext.Current.CancellationToken);

        Assert.InRange(Allocation.Of(() => s_test.Shuffle(seed: 1)), 1, 10_000 * sizeof(int) + 1000);
        Assert.InRange(Allocation.Of(() => s_test.Skip(10).Take(9000)), 1, 1000);
    }

    [Fact]
    public void An_unchanged_view_is_the_set_itself()
    {
        Assert.Same(s_test, s_test.Skip(0));
        Assert.Same(s_test, s_test.Take(10_000));
        Assert.Same(s_test, s_test.Take(int.MaxValue));
        Assert.Empty(s_test.Skip(int.MaxValue));
    }

    private static (SampleSet View, List<(int Index, int Label)> Expected) Apply(
        SampleSet view, List<(int Index, int Label)> list, int kind, int number, long seed)
    {
        switch (kind)
        {
            case 0:
                return (view.Skip(number), [.. list.Skip(number)]);
            case 1:
                return (view.Take(number), [.. list.Take(number)]);
            case 2:
                return (view.Where(number % 10, (number + 3) % 10), [.. list.Where(s => s.Label == number % 10 || s.Label == (number + 3) % 10)]);
            case 3 when list.Count > 0:
                int[] places = [number % list.Count, (number * 7) % list.Count, 0];
                return (view.At(places), [.. places.Select(place => list[place])]);
            default:
                (int Index, int Label)[] shuffled = [.. list];
                new SeededRandom(seed).Shuffle(shuffled.AsSpan());
                return (view.Shuffle(seed), [.. shuffled]);
        }
    }

    private static bool AreSame(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) =>
        a.Length == b.Length && Unsafe.AreSame(in a[0], in b[0]);
}
