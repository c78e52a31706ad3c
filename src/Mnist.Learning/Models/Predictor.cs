using Mnist.Learning.Kernels;
using Mnist.Learning.Layers;
using Mnist.Learning.Losses;
using Mnist.Learning.Networks;
using Mnist.Learning.Training;

namespace Mnist.Learning.Models;

/// <summary>Predicts samples with a model. It holds the network and the memory for a batch. All models share the threads, one batch at a time.</summary>
internal sealed class Predictor
{
    /// <summary>The number of samples in a batch.</summary>
    public const int Batch = 64;

    // Shared by all models, so that an unused model leaves no threads behind.
    private static readonly Lazy<Workers> s_workers = new(() => new Workers());
    private static readonly object s_gate = new();

    private readonly MnistModel _model;
    private readonly Network<float> _network;
    private readonly int[] _classes = new int[Batch];
    private readonly Action<int, int> _prepare;
    private IReadOnlyList<MnistSample> _samples = [];

    public Predictor(MnistModel model)
    {
        _model = model;
        _network = model.CreateNetwork(Batch, s_workers.Value);
        _prepare = Prepare;
    }

    /// <param name="samples">1 to <see cref="Batch"/> samples.</param>
    /// <param name="cancellationToken">Cancels the prediction with an exception.</param>
    public Prediction[] Predict(IReadOnlyList<MnistSample> samples, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int outputs = _network.OutputShape.Length;
        lock (s_gate)
        {
            for (int i = 0; i < samples.Count; i++)
            {
                Check(samples[i].Rows, samples[i].Columns);
            }

            _samples = samples;
            s_workers.Value.For(Slices.Count(samples.Count), _prepare, cancellationToken);
            _samples = [];
            Span<float> scores = _network.Forward(samples.Count, isTraining: false, cancellationToken);
            SoftmaxCrossEntropy.ToProbabilities(scores, outputs);
            var predictions = new Prediction[samples.Count];
            for (int i = 0; i < predictions.Length; i++)
            {
                predictions[i] = Prediction.Of(samples[i], scores.Slice(i * outputs, outputs).ToArray(), _model.Categories, _model.LabelOffset);
            }

            return predictions;
        }
    }

    public ConfusionMatrix Evaluate(SampleSet samples, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var matrix = new ConfusionMatrix(_model.Categories) { Name = $"{_model.Recipe} on {samples.Dataset} {samples.Split}" };
        int outputs = _network.OutputShape.Length;
        for (int first = 0; first < samples.Count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(samples.Rows, samples.Columns);
            lock (s_gate)
            {
                ReadOnlySpan<int> classes = Feeder.Fill(samples, first, Batch, _classes, _model.LabelOffset, _model.Preparation, _network);
                Span<float> scores = _network.Forward(classes.Length, isTraining: false, cancellationToken);
                for (int i = 0; i < classes.Length; i++)
                {
                    matrix.Add(Known(classes[i], first + i), SoftmaxCrossEntropy.Place<float>(scores.Slice(i * outputs, outputs)));
                }

                first += classes.Length;
            }

            progress?.Report(first);
        }

        return matrix;
    }

    private void Prepare(int slice, int worker)
    {
        int end = Slices.Start(slice + 1, _samples.Count);
        for (int i = Slices.Start(slice, _samples.Count); i < end; i++)
        {
            _model.Preparation.Apply(_samples[i].AsSpan(), _samples[i].Columns, Feeder.Slot(_network, i));
        }
    }

    private int Known(int place, int sample) => (uint)place < (uint)_model.Categories.Count
        ? place
        : throw new ArgumentException(FormattableString.Invariant(
            $"Sample {sample} has no label of the model. Labels must be from {_model.LabelOffset} to {_model.LabelOffset + _model.Categories.Count - 1}."));

    private void Check(int rows, int columns)
    {
        if (rows != _model.InputShape[0] || columns != _model.InputShape[1])
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The image is {rows} x {columns}, but the model needs images of {_model.InputShape[0]} x {_model.InputShape[1]}."));
        }
    }
}
