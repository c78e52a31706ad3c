using System.Runtime.CompilerServices;
using Mnist.Learning.Kernels;
using Mnist.Learning.Layers;
using Mnist.Learning.Models;
using Mnist.Learning.Networks;
using Mnist.Learning.Training;

namespace Mnist.Learning;

/// <summary>A trained network: its weights, and all that it needs to recognize samples.</summary>
/// <remarks>Immutable and thread-safe. Predictions run one after another, because each uses all processors.</remarks>
public sealed partial class MnistModel
{
    private readonly Lazy<Predictor> _predictor;

    internal MnistModel(
        string recipe,
        NetworkText network,
        FittedPreparation preparation,
        (int Rows, int Columns) size,
        IReadOnlyList<string> categories,
        int labelOffset,
        IReadOnlyList<ModelTensor> tensors,
        string dataset)
    {
        Dataset = dataset;
        Recipe = recipe;
        NetworkText = network;
        Preparation = preparation;
        InputShape = [size.Rows, size.Columns];
        Categories = categories;
        LabelOffset = labelOffset;
        Tensors = tensors;
        Layers = NetworkLayer.Of(network, NetworkInput, categories.Count);
        Parameters = Layers.Sum(layer => layer.Parameters);
        _predictor = new Lazy<Predictor>(() => new Predictor(this));
    }

    /// <summary>The name of its recipe.</summary>
    public string Recipe { get; }

    /// <summary>The layers as text, as in <see cref="Recipe.Network"/>.</summary>
    public string Network => NetworkText.Text;

    /// <summary>The layers, with their outputs, parameters and operations.</summary>
    public IReadOnlyList<NetworkLayer> Layers { get; }

    /// <summary>The name of the dataset it was trained on; empty if it is unknown.</summary>
    public string Dataset { get; }

    /// <summary>The number of learned weights and biases.</summary>
    public int Parameters { get; }

    /// <summary>The size of the images: rows, columns.</summary>
    public IReadOnlyList<int> InputShape { get; }

    /// <summary>The names of the categories. The first one belongs to the lowest label.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The label of the first category: 1 for EMNIST-Letters, otherwise 0.</summary>
    public int LabelOffset { get; }

    /// <summary>All numbers of the network, layer by layer.</summary>
    public IReadOnlyList<ModelTensor> Tensors { get; }

    /// <summary>True if all numbers are finite; false after a training run that diverged.</summary>
    internal bool IsFinite => Tensors.All(tensor => AreFinite(tensor.Values.Span));

    internal NetworkText NetworkText { get; }

    internal FittedPreparation Preparation { get; }

    internal Shape NetworkInput => new(InputShape[0] + (2 * Preparation.Border), InputShape[1] + (2 * Preparation.Border), 1);

    /// <summary>Predicts the category of one sample.</summary>
    /// <exception cref="ArgumentException">The image does not have the size of <see cref="InputShape"/>.</exception>
    public Prediction Predict(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return _predictor.Value.Predict([sample], CancellationToken.None)[0];
    }

    /// <summary>Predicts the categories of samples, in batches of up to 256, as the caller reads them.</summary>
    /// <param name="samples">Any number of samples, for example a <see cref="SampleSet"/>.</param>
    /// <param name="cancellationToken">Cancels the prediction.</param>
    /// <exception cref="ArgumentException">An image does not have the size of <see cref="InputShape"/>.</exception>
    /// <exception cref="OperationCanceledException">The prediction was canceled.</exception>
    public IEnumerable<Prediction> Predict(IEnumerable<MnistSample> samples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return _predictor.Value.Predict(samples, cancellationToken);
    }

    /// <summary>The same as <see cref="Predict(IEnumerable{MnistSample}, CancellationToken)"/>, on other threads.</summary>
    /// <inheritdoc cref="Predict(IEnumerable{MnistSample}, CancellationToken)"/>
    public async IAsyncEnumerable<Prediction> PredictAsync(
        IEnumerable<MnistSample> samples, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        foreach (MnistSample[] chunk in samples.Chunk(_predictor.Value.Batch))
        {
            foreach (Prediction prediction in await Task.Run(() => _predictor.Value.Predict(chunk, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
                yield return prediction;
            }
        }
    }

    /// <summary>Tests the model on samples.</summary>
    /// <remarks>A label is the category that the model has for it, whatever name the samples have for it.</remarks>
    /// <param name="samples">Samples with labels.</param>
    /// <param name="progress">Receives the number of finished samples from time to time, on the working thread.</param>
    /// <param name="cancellationToken">Cancels the test.</param>
    /// <exception cref="ArgumentException">An image does not have the size of <see cref="InputShape"/>, or a label is missing or outside the categories.</exception>
    /// <exception cref="OperationCanceledException">The test was canceled.</exception>
    public ConfusionMatrix Evaluate(SampleSet samples, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var matrix = new ConfusionMatrix(Categories) { Name = $"{Recipe} on {samples.Dataset} {samples.Split}" };
        matrix.Add(_predictor.Value.Predict(samples, cancellationToken), LabelOffset, progress);
        return matrix;
    }

    /// <summary>The same as <see cref="Evaluate"/>, on other threads.</summary>
    /// <inheritdoc cref="Evaluate"/>
    public Task<ConfusionMatrix> EvaluateAsync(SampleSet samples, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => Evaluate(samples, progress, cancellationToken), cancellationToken);

    /// <summary>For example <c>CaffeLeNet, 431080 parameters</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Recipe}, {Parameters} parameters");

    private static bool AreFinite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    internal static MnistModel From(Recipe recipe, Network<float> network, FittedPreparation preparation, SampleSet train) => new(
        recipe.Name,
        recipe.NetworkText,
        preparation,
        (train.Rows, train.Columns),
        train.Categories,
        train.Origin.Identity.LabelOffset,
        [.. network.Parameters.Select(parameter => new ModelTensor(parameter.Name, parameter.Shape, parameter.ValueSpan.ToArray()))],
        train.Dataset);

    /// <summary>Creates the network with the weights of the model.</summary>
    /// <param name="largestBatch">The largest number of samples in a batch. It is less for a network that needs much memory.</param>
    /// <param name="workers">The threads.</param>
    internal Network<float> CreateNetwork(int largestBatch, Workers workers)
    {
        IReadOnlyList<Layer<float>> layers = NetworkText.CreateLayers<float>(Categories.Count, Initialization.Zero, biasRate: 1);
        int batch = Network<float>.RoomFor(NetworkInput, NetworkText.Check(NetworkInput, Categories.Count), largestBatch);
        var network = new Network<float>(NetworkInput, layers, batch, workers, isTrained: false);
        foreach ((Parameter<float> parameter, ModelTensor tensor) in network.Parameters.Zip(Tensors))
        {
            tensor.Values.Span.CopyTo(parameter.ValueSpan);
        }

        return network;
    }
}
