using Mnist.Learning.Kernels;
using Mnist.Learning.Layers;
using Mnist.Learning.Losses;
using Mnist.Learning.Networks;
using Mnist.Learning.Training;

namespace Mnist.Learning.Models;

/// <summary>Predicts samples with a network, one batch at a time. Networks that share their threads wait for each other.</summary>
internal sealed class Predictor
{
    // So many samples that the threads seldom wait for each other.
    private const int LargestBatch = 256;

    // Shared by all models, so that an unused model leaves no threads behind.
    private static readonly Lazy<Workers> s_workers = new(() => new Workers());

    private readonly Network<float> _network;
    private readonly FittedPreparation _preparation;
    private readonly IReadOnlyList<string> _categories;
    private readonly int _labelOffset;
    private readonly Action<int, int> _prepare;
    private MnistSample[] _samples = [];

    /// <param name="model">The model, for which memory and weights are copied.</param>
    public Predictor(MnistModel model)
        : this(model.CreateNetwork(LargestBatch, s_workers.Value), model.Preparation, model.Categories, model.LabelOffset)
    {
    }

    /// <param name="network">The network. Its room for samples is the size of a batch.</param>
    /// <param name="preparation">How pixels become its input.</param>
    /// <param name="categories">The names of its outputs.</param>
    /// <param name="labelOffset">The label of the first category.</param>
    public Predictor(Network<float> network, FittedPreparation preparation, IReadOnlyList<string> categories, int labelOffset)
    {
        _network = network;
        _preparation = preparation;
        _categories = categories;
        _labelOffset = labelOffset;
        _prepare = Prepare;
    }

    /// <summary>The number of samples in a batch.</summary>
    public int Batch => _network.Batch;

    /// <param name="samples">Any number of samples. They are read one batch at a time.</param>
    /// <param name="cancellationToken">Cancels the prediction with an exception.</param>
    public IEnumerable<Prediction> Predict(IEnumerable<MnistSample> samples, CancellationToken cancellationToken) =>
        samples.Chunk(Batch).SelectMany(chunk => Predict(chunk, cancellationToken));

    /// <param name="samples">One sample or more, as many as the network has room for.</param>
    /// <param name="cancellationToken">Cancels the prediction with an exception.</param>
    public Prediction[] Predict(MnistSample[] samples, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int outputs = _network.OutputShape.Length;
        lock (_network.Workers)
        {
            Array.ForEach(samples, CheckSize);
            _samples = samples;
            _network.Workers.For(Slices.Count(samples.Length), _prepare, cancellationToken);
            _samples = [];
            Span<float> scores = _network.Forward(samples.Length, isTraining: false, cancellationToken);
            SoftmaxCrossEntropy.ToProbabilities(scores, outputs);
            var predictions = new Prediction[samples.Length];
            for (int i = 0; i < predictions.Length; i++)
            {
                predictions[i] = Prediction.Of(samples[i], scores.Slice(i * outputs, outputs).ToArray(), _categories, _labelOffset);
            }

            return predictions;
        }
    }

    private void Prepare(int slice, int worker)
    {
        int end = Slices.Start(slice + 1, _samples.Length);
        for (int i = Slices.Start(slice, _samples.Length); i < end; i++)
        {
            _preparation.Apply(_samples[i].AsSpan(), _samples[i].Columns, Feeder.Slot(_network, i));
        }
    }

    private void CheckSize(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        int border = 2 * _preparation.Border;
        (int rows, int columns) = (_network.InputShape.Rows - border, _network.InputShape.Columns - border);
        if (sample.Rows != rows || sample.Columns != columns)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The image is {sample.Rows} x {sample.Columns}, but the model needs images of {rows} x {columns}."));
        }
    }
}
