using Mnist.Datasets;
using Mnist.Tests.Support;

namespace Mnist.Learning.Tests.Evaluation;

/// <summary>Wrong labels: the published votes and probabilities, and the definition written in numpy.</summary>
public sealed class ConfidentLearningTests
{
    private static readonly MnistDataset s_mnist = MnistDataset.Open();
    private static readonly LabelSurvey s_survey = DatasetCatalog.Default.Get("MNIST").LabelSurvey!;

    // The table of the publication: 15 of 100 labels have fewer than three of five votes.
    [Theory]
    [InlineData(LabelOutcome.Corrected, "947 1621 1901 2462 2597 3558 5937 6651 6783 9729")]
    [InlineData(LabelOutcome.Neither, "2654 3520 9679")]
    [InlineData(LabelOutcome.Undecided, "2130 8527")]
    public void The_votes_decide_on_fifteen_labels(LabelOutcome outcome, string indexes) =>
        Assert.Equal(indexes, string.Join(' ', s_survey.Candidates.Where(votes => votes.Outcome == outcome).Select(votes => votes.Index)));

    [Fact]
    public void The_candidates_have_the_labels_of_the_files()
    {
        IReadOnlyList<LabelIssue> known = ConfidentLearning.FindKnown(s_mnist.Test);
        Assert.Equal(100, known.Count);
        Assert.All(known, issue => Assert.Equal((issue.Sample.Label, issue.Sample.Index), (issue.Given, issue.Votes!.Index)));
        Assert.All(known, issue => Assert.Equal(5, issue.Votes!.Voters));
        Assert.Empty(ConfidentLearning.FindKnown(s_mnist.Train));
        Assert.Empty(ConfidentLearning.FindKnown([new MnistSample(new byte[784], 1)]));
    }

    [Fact]
    public void Corrected_samples_have_ten_other_labels_and_lack_five()
    {
        SampleSet corrected = s_survey.Correct(s_mnist.Test);
        Assert.Equal(9995, corrected.Count);
        Assert.Equal(9, s_survey.Correct(s_mnist.Test[947])!.Label);
        Assert.Equal((947, "MNIST", Split.Test), (s_survey.Correct(s_mnist.Test[947])!.Index, s_survey.Correct(s_mnist.Test[947])!.Dataset, s_survey.Correct(s_mnist.Test[947])!.Split));
        Assert.Equal(s_mnist.Test[947].Pixels, s_survey.Correct(s_mnist.Test[947])!.Pixels);
        Assert.Null(s_survey.Correct(s_mnist.Test[2130]));
        Assert.Same(s_mnist.Train, s_mnist.Train);
        Assert.Equal(s_mnist.Train[947].Label, s_survey.Correct(s_mnist.Train[947])!.Label);
        int[] before = s_mnist.Test.GetLabels(), left = [.. s_survey.Candidates.Where(votes => votes.Outcome is LabelOutcome.Neither or LabelOutcome.Undecided).Select(votes => votes.Index)];
        Assert.Equal(10, before.Where((_, i) => !left.Contains(i)).Zip(corrected.GetLabels()).Count(pair => pair.First != pair.Second));
        Assert.Throws<ArgumentException>(() => s_survey.Correct(MnistSample.Create(new byte[784], 3, 28, 28, "MNIST", Split.Test, 947)));
    }

    // Three categories with means of 0.725, 0.45 and 0.8 for their own samples.
    [Fact]
    public void The_definition_by_hand()
    {
        double[][] probabilities = [[0.9, 0.05, 0.05], [0.55, 0.4, 0.05], [0.3, 0.65, 0.05], [0.1, 0.55, 0.35], [0.1, 0.1, 0.8], [0.1, 0.1, 0.8], [0.75, 0.15, 0.1]];
        int[] labels = [0, 0, 1, 1, 2, 2, 1];
        MnistSample[] samples = [.. labels.Select(label => new MnistSample(new byte[784], label))];
        IReadOnlyList<LabelIssue> ranked = ConfidentLearning.Rank(samples, probabilities);

        // 0.75 reaches the threshold of 0, (0.9 + 0.55) / 2, so the last sample is counted for 0. Its own probability is the least.
        Assert.Equal([0.15, 0.55, 0.55, 0.65, 0.8, 0.8, 0.9], ranked.Select(issue => issue.SelfConfidence!.Value));
        LabelIssue issue = Assert.Single(ranked, issue => issue.IsCounted);
        Assert.Equal((samples[6], 1, 0, 0.75), (issue.Sample, issue.Given, issue.Suggested, issue.SuggestedProbability));
        Assert.Equal((samples[1], 1), (ranked[1].Sample, ranked[1].Suggested));
    }

    [Fact]
    public void Published_probabilities_give_the_candidates_of_the_definition_in_numpy()
    {
        string path = Path.Combine(Published.LabelErrors, "mnist_test_set_pyx.npy");
        double[][] probabilities = ReadNpy(path);
        string expected = Outside.Python("numpy", "python3-numpy", """
            import sys
            import numpy as np
            p = np.load(sys.argv[1])
            y = np.array([int(digit) for digit in sys.argv[2]])
            t = np.array([p[y == j, j].mean() for j in range(10)])
            reach = np.where(p >= t, p, -1)
            counted = np.where(reach.max(axis=1) >= 0, reach.argmax(axis=1), y)
            issues = np.flatnonzero(counted != y)
            own = p[np.arange(len(y)), y]
            print(' '.join(f'{i}:{counted[i]}' for i in issues[np.argsort(own[issues], kind='stable')]))
            print((p.argmax(axis=1) != y).sum())
            """, path, string.Concat(s_mnist.Test.GetLabels()));
        IReadOnlyList<LabelIssue> ranked = ConfidentLearning.Rank(s_mnist.Test, probabilities);
        string actual = string.Join(' ', ranked.Where(issue => issue.IsCounted).Select(issue => $"{issue.Sample.Index}:{issue.Suggested}"));
        Assert.Equal(expected, $"{actual}\n87");
    }

    // The 15 of the publication. Adam takes fewer batches than the recipe's own optimizer, of which 4,000 find all 15.
    [Fact]
    public void A_LeNet_that_learned_from_other_samples_finds_the_labels_that_people_doubt()
    {
        int[] doubtful = [.. s_survey.Candidates.Where(votes => votes.Outcome != LabelOutcome.Confirmed).Select(votes => votes.Index)];
        Recipe lenet = Recipe.CaffeLeNet with { Optimizer = OptimizerKind.Adam, LearningRate = 0.001, RatePolicy = RatePolicy.Fixed, WeightDecay = 0, Iterations = 1000 };
        MnistModel model = lenet.Train(s_mnist.Train, null, null).Model;
        IEnumerable<LabelIssue> first = ConfidentLearning.Rank(model.Predict(s_mnist.Test)).Take(100);
        Assert.InRange(first.Count(issue => doubtful.Contains(issue.Sample.Index)), 12, 15);
        ConfusionMatrix published = model.Evaluate(s_mnist.Test), corrected = model.Evaluate(s_survey.Correct(s_mnist.Test));
        Assert.Equal((10_000, 9995), (published.Total, corrected.Total));
        Assert.True(corrected.Accuracy > published.Accuracy);
    }

    [Fact]
    public void Rows_that_do_not_fit_are_refused()
    {
        MnistSample[] two = [new(new byte[784], 0), new(new byte[784], 1)];
        Assert.Throws<ArgumentException>("probabilities", () => ConfidentLearning.Rank(two, [[0.5, 0.5]]));
        Assert.Throws<ArgumentException>(() => ConfidentLearning.Rank(two, [[0.5, 0.5], [1.0]]));
        Assert.Throws<ArgumentException>(() => ConfidentLearning.Rank([new MnistSample(new byte[784])], [[0.5, 0.5]]));
        Assert.Throws<ArgumentException>(() => ConfidentLearning.Rank(two, [[1.0], [1.0]]));
        Assert.Empty(ConfidentLearning.Find([]));
    }

    [Fact]
    public void Folds_predict_each_sample_once_with_a_model_that_did_not_see_it()
    {
        // Labels that do not follow from the images: a model that had seen them would know them.
        SampleSet samples = SampleSet.From(s_mnist.Train.Take(60).Select((sample, i) => new MnistSample(sample.Pixels, i % 3)));
        Recipe recipe = new() { Network = "flatten | dense 64 | relu | dense", Epochs = 60, BatchSize = 10 };
        var reports = new List<TrainingProgress>();
        IReadOnlyList<Prediction> predictions = recipe.CrossValidate(samples, folds: 3, progress: new Reports(reports));
        Assert.Equal(samples.Select(sample => sample.Index), predictions.Select(prediction => prediction.Sample.Index));
        Assert.True(recipe.Train(samples, null, samples).TestAccuracy > 0.9);
        Assert.InRange(predictions.Count(prediction => prediction.IsCorrect == true), 5, 40);
        Assert.Equal(Enumerable.Range(1, 720).Select(i => (long)i), reports.Select(report => report.Iteration));
        Assert.All(reports, report => Assert.Equal(720, report.Iterations));
        Assert.Equal(predictions.Select(prediction => prediction.Probability), recipe.CrossValidate(samples, folds: 3).Select(prediction => prediction.Probability));
        Assert.Throws<ArgumentOutOfRangeException>("folds", () => recipe.CrossValidate(samples, folds: 1));
        Assert.Throws<ArgumentOutOfRangeException>("folds", () => recipe.CrossValidate(samples, folds: 61));
    }

    // The array of the publication: version 1, little-endian doubles in C order.
    private static double[][] ReadNpy(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int start = 10 + BitConverter.ToUInt16(bytes, 8);
        Assert.Contains("'descr': '<f8', 'fortran_order': False, 'shape': (10000, 10)", System.Text.Encoding.ASCII.GetString(bytes, 10, start - 10), StringComparison.Ordinal);
        return [.. Enumerable.Range(0, 10_000).Select(row => Enumerable.Range(0, 10).Select(column => BitConverter.ToDouble(bytes, start + (8 * ((10 * row) + column)))).ToArray())];
    }

    private sealed class Reports(List<TrainingProgress> list) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => list.Add(value);
    }
}
