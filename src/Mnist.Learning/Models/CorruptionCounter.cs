namespace Mnist.Learning;

/// <summary>Measures a model on samples as they are and on corrupted copies of them, as they arrive.</summary>
/// <remarks>Not thread-safe. What is random depends on the seed and the index of a sample only, as in <see cref="Corrupter"/>.</remarks>
public sealed class CorruptionCounter
{
    private const string Clean = "Identity";

    // The samples that are corrupted at a time.
    private const int Chunk = 64;

    private readonly Ensemble _model;
    private readonly Corrupter[] _corrupters;
    private readonly int[] _errors; // the first of samples as they are
    private int _count;

    /// <summary>Creates a counter.</summary>
    /// <param name="model">The models that answer together.</param>
    /// <param name="corruptions">The corruptions, each with its severity; null for all of MNIST-C.</param>
    /// <param name="seed">The seed of everything random. It gives the same images on every platform.</param>
    public CorruptionCounter(Ensemble model, IEnumerable<Corruption>? corruptions = null, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _corrupters = [.. (corruptions ?? Corruption.All).Select(corruption => new Corrupter(corruption, seed))];
        _errors = new int[1 + _corrupters.Length];
    }

    /// <summary>Measures samples.</summary>
    /// <param name="samples">Samples of 28 x 28, with labels of the model.</param>
    /// <param name="cancellationToken">Cancels the measurement.</param>
    /// <exception cref="ArgumentException">An image has another size, or a label is missing or outside the categories.</exception>
    /// <exception cref="OperationCanceledException">The measurement was canceled.</exception>
    public void Add(IEnumerable<MnistSample> samples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        foreach (MnistSample[] chunk in samples.Chunk(Chunk))
        {
            Array.ForEach(chunk, Check);
            _errors[0] += CountErrors(chunk, cancellationToken);
            var corrupted = new MnistSample[_corrupters.Length][];
            Parallel.For(0, corrupted.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
                corrupted[i] = [.. chunk.Select(_corrupters[i].Apply)]);
            for (int i = 0; i < corrupted.Length; i++)
            {
                _errors[1 + i] += CountErrors(corrupted[i], cancellationToken);
            }

            _count += chunk.Length;
        }
    }

    /// <summary>Returns a row for the samples as they are, and one for each corruption, in their order.</summary>
    public IReadOnlyList<CorruptionAccuracy> ToTable() =>
        [ToRow(Clean, severity: null, 0), .. _corrupters.Select((corrupter, i) => ToRow($"{corrupter.Corruption.Kind}", corrupter.Corruption.Severity, 1 + i))];

    private CorruptionAccuracy ToRow(string name, int? severity, int place) => new(name, severity, _count, _errors[place]) { Model = $"{_model}" };

    private int CountErrors(MnistSample[] samples, CancellationToken cancellationToken) =>
        _model.Predict(samples, cancellationToken).Count(prediction => prediction.IsCorrect != true);

    private void Check(MnistSample sample)
    {
        Corrupter.Check($"{sample}", sample.Rows, sample.Columns);
        if ((uint)(sample.Label - _model.LabelOffset) >= (uint)_model.Categories.Count)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{sample} has no label of the model. Labels must be from {_model.LabelOffset} to {_model.LabelOffset + _model.Categories.Count - 1}."));
        }
    }
}
