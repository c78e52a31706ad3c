namespace Mnist.Learning.Tests.Models;

/// <summary>Accuracy on corrupted samples: each number is that of the corrupted samples when they are predicted alone.</summary>
public sealed class CorruptionCounterTests
{
    private static readonly SampleSet s_test = MnistDataset.Open().Test.Take(150);

    [Fact]
    public void Each_row_counts_the_mistakes_on_corrupted_samples()
    {
        MnistModel model = SomeModels.Get("TensorFlowBeginners");
        var reports = new List<long>();
        IReadOnlyList<CorruptionAccuracy> table = new Ensemble([model]).EvaluateCorrupted(s_test, seed: 5, progress: new Reports(reports));
        Assert.Equal([64, 128, 150], reports);
        Assert.Equal(["Identity", .. Enum.GetNames<CorruptionKind>()], table.Select(row => row.Corruption));

        // The severities of the published files.
        Assert.Equal([null, 5, 4, 1, 1, 2, 3, 2, 5, 3, null, 5, 4, null, null, null], table.Select(row => row.Severity));
        Assert.All(table, row => Assert.Equal((150, "TensorFlowBeginners"), (row.Count, row.Model)));
        Assert.Equal(model.Evaluate(s_test).Accuracy, table[0].Accuracy);
        foreach ((Corruption corruption, CorruptionAccuracy row) in Corruption.All.Zip(table.Skip(1)))
        {
            int errors = model.Predict(s_test.Corrupt(corruption, seed: 5)).Count(prediction => prediction.Predicted != prediction.Sample.Label);
            Assert.Equal((errors, (150 - errors) / 150.0), (row.Errors, row.Accuracy));
        }

        Assert.True(table.Max(row => row.Errors) > table[0].Errors);
    }

    [Fact]
    public void Several_models_and_shifts_answer_together_and_parts_give_the_same_table()
    {
        var ensemble = new Ensemble([SomeModels.Get("TensorFlowBeginners"), SomeModels.Get("CaffeLeNet")], shift: 1);
        Corruption[] two = [new(CorruptionKind.Fog, severity: 2), new(CorruptionKind.Stripe)];
        SampleSet some = s_test.Take(40);
        IReadOnlyList<CorruptionAccuracy> table = ensemble.EvaluateCorrupted(some, two, seed: 1);
        var counter = new CorruptionCounter(ensemble, two, seed: 1);
        counter.Add(some.Take(7));
        counter.Add(some.Skip(7));
        Assert.Equal(table, counter.ToTable());
        Assert.Equal(
            ensemble.Predict(some.Corrupt(two[0], seed: 1)).Count(prediction => prediction.IsCorrect == false), table[1].Errors);
        Assert.Equal(("Fog", 2, "TensorFlowBeginners + CaffeLeNet, shifted by 1"), (table[1].Corruption, table[1].Severity, table[1].Model));
        Assert.Equal(FormattableString.Invariant($"Fog 2: {100 * table[1].Accuracy:0.00} % of 40"), $"{table[1]}");
    }

    [Fact]
    public void What_cannot_be_corrupted_or_measured_is_refused()
    {
        var ensemble = new Ensemble([SomeModels.Get("TensorFlowBeginners")]);
        var counter = new CorruptionCounter(ensemble);
        Assert.Throws<ArgumentException>(() => counter.Add([new MnistSample(new byte[4], 1, 2, 2)]));
        Assert.Throws<ArgumentException>(() => counter.Add([new MnistSample(new byte[784])]));
        Assert.Throws<ArgumentException>(() => counter.Add([new MnistSample(new byte[784], 10)]));
        using var canceled = new CancellationTokenSource();
        canceled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ensemble.EvaluateCorrupted(s_test, cancellationToken: canceled.Token));
        Assert.All(counter.ToTable(), row => Assert.Equal((0, double.NaN), (row.Count, row.Accuracy)));
    }

    private sealed class Reports(List<long> reports) : IProgress<long>
    {
        public void Report(long value) => reports.Add(value);
    }
}
