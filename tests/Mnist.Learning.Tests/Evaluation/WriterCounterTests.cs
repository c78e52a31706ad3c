using Mnist.Tests.Support;

namespace Mnist.Learning.Tests.Evaluation;

/// <summary>Accuracy by writer, and parts without common writers.</summary>
public sealed class WriterCounterTests : IDisposable
{
    private static readonly MnistDataset s_mnist = MnistDataset.Open();

    private readonly TempFolder _folder = new();

    [Fact]
    public void Predictions_are_counted_by_writer_the_lowest_accuracy_first()
    {
        SampleSet samples = Join(i => i % 3).Test.Take(9);
        var counter = new WriterCounter("Mine");
        foreach ((MnistSample sample, int i) in samples.Select((sample, i) => (sample, i)))
        {
            counter.Add(Predict(sample, isCorrect: i is not (1 or 4 or 5)));
        }

        // Writer 1 has the samples 1, 4 and 7, two of them wrong; writer 2 has 2, 5 and 8, one of them wrong.
        Assert.Equal([(1, 3, 1), (2, 3, 2), (0, 3, 3)], counter.ToTable().Select(row => (row.Writer, row.Count, row.Correct)));
        Assert.Equal(("Mine", 1.0 / 3, "writer 1: 33.33 % of 3"), (counter.ToTable()[0].Model, counter.ToTable()[0].Accuracy, counter.ToTable()[0].ToString()));
    }

    [Fact]
    public void Samples_without_writer_or_label_are_refused()
    {
        var counter = new WriterCounter();
        Assert.Throws<ArgumentException>("prediction", () => counter.Add(Predict(s_mnist.Test[0], isCorrect: true)));
        Assert.Throws<ArgumentException>("prediction", () => counter.Add(Predict(Join(i => i).Test[0], isCorrect: true) with { Label = null }));
        Assert.Empty(counter.ToTable());
    }

    [Fact]
    public void Copies_keep_their_writer()
    {
        MnistDataset joined = Join(i => i / 10);
        Assert.Null(Predict(s_mnist.Test[50], isCorrect: true).Writer);
        Assert.Equal(5, Predict(joined.Test[50], isCorrect: true).Writer);
        Assert.Equal(5, Predict(joined.Test.Skip(50).Corrupt(new Corruption(CorruptionKind.Fog)).First(), isCorrect: true).Writer);
        Assert.Equal(94, Predict(Mnist.Datasets.DatasetCatalog.Default.Get("MNIST").LabelSurvey!.Correct(joined.Test[947])!, isCorrect: true).Writer);
        SampleSet copy = SampleSet.From(joined.Test.Skip(95).Take(10));
        Assert.Equal([9, 9, 9, 9, 9, 10, 10, 10, 10, 10], copy.Select(sample => Assert.IsType<WriterSample>(sample).Writer));
        Assert.IsNotType<WriterSample>(SampleSet.From([joined.Test[0], s_mnist.Test[1]])[0]);
        Assert.IsNotType<WriterSample>(SampleSet.From([s_mnist.Test[1], joined.Test[0]])[1]);
    }

    [Fact]
    public void No_writer_is_in_both_parts()
    {
        SampleSet samples = Join(i => i % 97).Test;
        (SampleSet train, SampleSet validation) = samples.DivideByWriter(1500, seed: 3);
        Assert.Equal(samples.Count, train.Count + validation.Count);
        Assert.InRange(validation.Count, 1500, 1500 + 104); // a writer has 103 or 104 samples
        Assert.Empty(WritersOf(train).Intersect(WritersOf(validation)));
        Assert.Equal(97, WritersOf(train).Union(WritersOf(validation)).Count());
        Assert.Equal(validation.Select(sample => sample.Index).Order(), validation.Select(sample => sample.Index));
        Assert.Equal(validation.Select(sample => sample.Index), samples.DivideByWriter(1500, seed: 3).Validation.Select(sample => sample.Index));
        Assert.NotEqual(WritersOf(validation), WritersOf(samples.DivideByWriter(1500, seed: 4).Validation));

        // The usual division takes digits of nearly all writers.
        (SampleSet mixed, SampleSet leaking) = samples.Divide(1500);
        Assert.Equal(97, WritersOf(mixed).Intersect(WritersOf(leaking)).Count());

        Assert.Equal((samples.Count, 0), (samples.DivideByWriter(0).Train.Count, samples.DivideByWriter(0).Validation.Count));
        Assert.Empty(samples.DivideByWriter(samples.Count).Train);
        Assert.Throws<ArgumentOutOfRangeException>("validationSize", () => samples.DivideByWriter(10_001));
        Assert.Throws<InvalidOperationException>(() => s_mnist.Test.DivideByWriter(1));
    }

    [Fact]
    public void The_published_writers_are_divided()
    {
        SampleSet train = s_mnist.WithWriters(Published.QMnist).Train;
        (SampleSet rest, SampleSet validation) = train.DivideByWriter(5000, seed: 1);
        Assert.InRange(validation.Count, 5000, 5200);
        Assert.Equal(539, WritersOf(rest).Count + WritersOf(validation).Count);
        Assert.Empty(WritersOf(rest).Intersect(WritersOf(validation)));
    }

    public void Dispose() => _folder.Dispose();

    private static SortedSet<int> WritersOf(SampleSet samples) => [.. samples.Select(sample => ((WriterSample)sample).Writer)];

    private static Prediction Predict(MnistSample sample, bool isCorrect)
    {
        int predicted = isCorrect ? sample.Label : (sample.Label + 1) % 10;
        return new Prediction(sample.Label, predicted, $"{predicted}", 1, new float[10], sample);
    }

    // Tables in the layout of QMNIST's extended labels: a row of eight numbers for each sample, the writer in the third column.
    private MnistDataset Join(Func<int, int> writerOf)
    {
        foreach ((string name, SampleSet samples) in new[] { ("qmnist-train-labels-idx2-int", s_mnist.Train), ("qmnist-test-labels-idx2-int", s_mnist.Test) })
        {
            byte[] cells = [.. samples.GetLabels().SelectMany((label, i) => new[] { label, 4, writerOf(i), 0, 0, 0, 0, 0 }).SelectMany(cell => BigEndianBytes.UInt32(cell))];
            _folder.Write(name, BigEndianBytes.Idx(12, [samples.Count, 8], cells));
        }

        return s_mnist.WithWriters(_folder.Path);
    }
}
