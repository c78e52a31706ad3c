using Mnist.Statistics;
using Mnist.Tests.Support;

namespace Mnist.Tests.Statistics;

/// <summary>The samples-per-category table of the dataset page.</summary>
public sealed class CategoryTableTests
{
    private static readonly long[] s_training = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];
    private static readonly long[] s_testing = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009];

    [Fact]
    public void The_table_is_that_of_the_page()
    {
        IReadOnlyList<CategoryCount> table = MnistDataset.Open().CountCategories();

        Assert.Equal(Enumerable.Range(0, 10), table.Select(row => row.Label));
        Assert.Equal("0123456789", string.Concat(table.Select(row => row.Category)));
        Assert.Equal(s_training, table.Select(row => row.Training));
        Assert.Equal(s_testing, table.Select(row => row.Testing));
        Assert.Equal(s_training.Zip(s_testing, (training, testing) => training + testing), table.Select(row => row.Total));
    }

    [Fact]
    public void The_total_is_60000_and_10000()
    {
        CategoryTotal total = CategoryTotal.Of(MnistDataset.Open().CountCategories());

        Assert.Equal((60_000, 10_000, 70_000), (total.Training, total.Testing, total.Total));
        Assert.Null(total.Label);
        Assert.Equal("Total", total.Category);
    }

    [Fact]
    public void A_split_alone_counts_in_its_own_column()
    {
        IReadOnlyList<CategoryCount> table = MnistDataset.Open().Test.CountCategories();

        Assert.All(table, row => Assert.Equal(0, row.Training));
        Assert.Equal(s_testing, table.Select(row => row.Testing));
    }

    [Fact]
    public void Samples_one_by_one_count_as_their_set_does()
    {
        SampleSet some = MnistDataset.Open().Train.Shuffle(seed: 1).Take(500);
        var counter = new CategoryCounter();
        foreach (MnistSample sample in some)
        {
            counter.Add(sample);
        }

        Assert.Equal(some.CountCategories(), counter.ToTable());
    }

    [Fact]
    public void Categories_without_samples_have_a_row_and_labels_without_category_too()
    {
        var counter = new CategoryCounter();
        counter.Add(MnistDataset.Open().Train.Where(3)[0]); // of ten categories
        counter.Add(TestSamples.Make(200));
        counter.Add(TestSamples.Make(200));

        IReadOnlyList<CategoryCount> table = counter.ToTable();

        Assert.Equal(11, table.Count);
        Assert.Equal(new CategoryCount(3, "3", 1, 0), table[3]);
        Assert.Equal(new CategoryCount(4, "4", 0, 0), table[4]);
        Assert.Equal(new CategoryCount(200, "200", 2, 0), table[10]);
    }

    [Fact]
    public void Samples_without_label_are_in_no_category()
    {
        var counter = new CategoryCounter();
        counter.Add(TestSamples.Make(MnistSample.Unlabeled));
        counter.Add(TestSamples.Make(1));

        Assert.Equal(1, counter.Unlabeled);
        Assert.Equal(1, CategoryTotal.Of(counter.ToTable()).Total);
    }
}
