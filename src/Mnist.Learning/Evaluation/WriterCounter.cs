namespace Mnist.Learning;

/// <summary>Counts correct predictions by writer.</summary>
/// <remarks>Not thread-safe.</remarks>
/// <example><code>
/// var writers = new WriterCounter();
/// foreach (Prediction prediction in model.Predict(mnist.WithWriters().Test)) { writers.Add(prediction); }
/// Console.WriteLine(writers.ToTable()[0]); // the writer with the lowest accuracy
/// </code></example>
/// <param name="model">The name of the model, for <see cref="WriterAccuracy.Model"/>.</param>
public sealed class WriterCounter(string model = "")
{
    private readonly SortedDictionary<int, (int Count, int Correct)> _writers = [];

    /// <summary>Counts a prediction.</summary>
    /// <exception cref="ArgumentException">The writer or the true label is not known.</exception>
    public void Add(Prediction prediction)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        if (prediction is not { Writer: int writer, IsCorrect: bool isCorrect })
        {
            throw new ArgumentException($"The writer or the label of {prediction.Sample} is not known. Use samples of QMNIST, or MnistDataset.WithWriters.", nameof(prediction));
        }

        (int count, int correct) = _writers.GetValueOrDefault(writer);
        _writers[writer] = (count + 1, correct + (isCorrect ? 1 : 0));
    }

    /// <summary>Returns a row for each writer, the lowest accuracy first; of equal ones, the writer with the smallest number.</summary>
    public IReadOnlyList<WriterAccuracy> ToTable() =>
        [.. _writers.Select(item => new WriterAccuracy(item.Key, item.Value.Count, item.Value.Correct) { Model = model }).OrderBy(row => row.Accuracy)];
}
