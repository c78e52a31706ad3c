using System.Numerics;
using Mnist.Learning.Kernels;
using Mnist.Learning.Layers;
using Mnist.Learning.Losses;

namespace Mnist.Learning.Networks;

/// <summary>A chain of layers, their parameters, and the memory for one batch.</summary>
/// <remarks>One pass at a time. The results depend on parameters, samples and seed, not on the number of threads.</remarks>
internal sealed unsafe class Network<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Parameters start at a cache line.
    private const int Alignment = 16;

    private readonly Stage<T>[] _stages;
    private readonly Workers _workers;
    private readonly Activations<T> _output;
    private readonly Activations<T>? _outputGradient;

    /// <param name="input">The shape of one sample.</param>
    /// <param name="layers">New layers that no other network uses.</param>
    /// <param name="batch">The largest number of samples in a batch.</param>
    /// <param name="workers">The threads.</param>
    /// <param name="isTrained">True to allocate memory for the backward pass.</param>
    public Network(Shape input, IReadOnlyList<Layer<T>> layers, int batch, Workers workers, bool isTrained)
    {
        InputShape = input;
        Layers = layers;
        Batch = batch;
        _workers = workers;
        OutputShape = Wire(input, layers);
        Parameters = [.. layers.SelectMany(layer => layer.Parameters)];
        Values = new Block<T>(Parameters.Sum(PlaceLength));
        Gradients = new Block<T>(isTrained ? Values.Length : 0);
        int offset = 0;
        foreach (Parameter<T> parameter in Parameters)
        {
            parameter.Place(Values, Gradients, offset);
            offset += PlaceLength(parameter);
        }

        Samples = new Activations<T>(input.Length, batch);
        (_output, _outputGradient) = Attach(isTrained);
        _stages = [.. Stage<T>.Group(layers)];
    }

    public IReadOnlyList<Layer<T>> Layers { get; }

    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>All parameters, one after another.</summary>
    public Block<T> Values { get; }

    /// <summary>The derivative of the mean loss for each parameter.</summary>
    public Block<T> Gradients { get; }

    /// <summary>The input of the next pass: samples, one after another.</summary>
    public Activations<T> Samples { get; }

    public Shape InputShape { get; }

    public Shape OutputShape { get; }

    public int Batch { get; }

    public Pass Pass { get; } = new();

    /// <summary>The number of learned parameters.</summary>
    public int LearnedCount => Parameters.Where(parameter => parameter.IsLearned).Sum(parameter => parameter.Length);

    public Workers Workers => _workers;

    /// <summary>Connects the layers, and names them and their parameters. It allocates no memory for numbers.</summary>
    /// <returns>The shape of the output.</returns>
    /// <exception cref="ArgumentException">A layer cannot process the output of the one before.</exception>
    public static Shape Wire(Shape input, IReadOnlyList<Layer<T>> layers)
    {
        Shape shape = input;
        var counts = new Dictionary<string, int>();
        foreach (Layer<T> layer in layers)
        {
            layer.Connect(shape);
            shape = layer.Output;
            counts[layer.Kind] = counts.GetValueOrDefault(layer.Kind) + 1;
            layer.Name = FormattableString.Invariant($"{layer.Kind}{counts[layer.Kind]}");
            foreach (Parameter<T> parameter in layer.Parameters)
            {
                parameter.Name = $"{layer.Name}.{parameter.Name}";
            }
        }

        return shape;
    }

    /// <summary>Returns how many numbers a network in training keeps for each sample of a batch.</summary>
    /// <param name="input">The shape of one sample.</param>
    /// <param name="layers">Layers that are connected.</param>
    public static long NumbersPerSample(Shape input, IReadOnlyList<Layer<T>> layers) =>
        input.Length + layers.Zip(Place(layers), (layer, place) => place.IsInPlace ? 0 : (place.IsPassing ? 1L : 2L) * layer.Output.Length).Sum();

    /// <summary>Returns how many samples fit into a gigabyte of memory: one or more, and at most the given number.</summary>
    /// <param name="input">The shape of one sample.</param>
    /// <param name="layers">Layers that are connected.</param>
    /// <param name="most">The largest number of samples that is of use.</param>
    public static int RoomFor(Shape input, IReadOnlyList<Layer<T>> layers, int most) =>
        (int)Math.Clamp((1L << 28) / NumbersPerSample(input, layers), 1, most);

    /// <summary>Sets the initial values of the parameters.</summary>
    public void Initialize(long seed)
    {
        var random = new SeededRandom(seed);
        foreach (Parameter<T> parameter in Parameters)
        {
            parameter.Initializer.Fill(parameter.ValueSpan, parameter.FanIn, random);
        }
    }

    /// <summary>Computes the scores of the samples in <see cref="Samples"/>.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="isTraining">True if layers behave as in training.</param>
    /// <param name="cancellationToken">Cancels the pass with an exception.</param>
    /// <returns>Samples x outputs, valid until the next pass.</returns>
    public Span<T> Forward(int count, bool isTraining, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)Batch, nameof(count));
        Pass.IsTraining = isTraining;
        foreach (Stage<T> stage in _stages)
        {
            stage.Forward(count, _workers, cancellationToken);
        }

        return _output.Span[..(count * OutputShape.Length)];
    }

    /// <summary>Computes loss and derivatives for the samples in <see cref="Samples"/> with the given labels.</summary>
    /// <param name="labels">The position of the true category of each sample.</param>
    /// <param name="correct">The number of samples whose true category has the highest score.</param>
    /// <param name="smoothing">The part of each label that is spread evenly over all categories, from 0 to less than 1.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <returns>The mean loss.</returns>
    public double Learn(ReadOnlySpan<int> labels, out int correct, double smoothing = 0, CancellationToken cancellationToken = default)
    {
        Span<T> scores = Forward(labels.Length, isTraining: true, cancellationToken);
        double loss = SoftmaxCrossEntropy.Measure(scores, labels, smoothing, _outputGradient!.Span[..scores.Length], out correct);
        Backward(labels.Length, cancellationToken);
        return loss;
    }

    /// <summary>Computes all derivatives from those of the scores.</summary>
    /// <param name="outputGradient">Samples x outputs.</param>
    /// <param name="count">The number of samples of the last forward pass.</param>
    public void Backward(ReadOnlySpan<T> outputGradient, int count)
    {
        outputGradient.CopyTo(_outputGradient!.Span);
        Backward(count, CancellationToken.None);
    }

    private static int PlaceLength(Parameter<T> parameter) => (parameter.Length + Alignment - 1) / Alignment * Alignment;

    private void Backward(int count, CancellationToken cancellationToken)
    {
        for (int i = _stages.Length - 1; i >= 0; i--)
        {
            _stages[i].Backward(count, _workers, cancellationToken);
        }
    }

    // Where the output of each layer is: in the memory of its input, or in memory of its own. It is passing if sample layers alone read it.
    private static (bool IsInPlace, bool IsPassing)[] Place(IReadOnlyList<Layer<T>> layers)
    {
        var places = new (bool IsInPlace, bool IsPassing)[layers.Count];
        bool mayWriteOver = false;
        for (int i = 0; i < places.Length; i++)
        {
            places[i].IsInPlace = layers[i].IsView || (layers[i].WorksInPlace && mayWriteOver);
            mayWriteOver = layers[i].IsView ? mayWriteOver : !layers[i].NeedsOutput;
        }

        // From the end, because the layers behind one that works in place read the same memory.
        bool isRead = false;
        for (int i = places.Length - 1; i >= 0; i--)
        {
            places[i].IsPassing = isRead && layers[i] is SampleLayer<T>;
            isRead = layers[i] is SampleLayer<T> && (!places[i].IsInPlace || places[i].IsPassing);
        }

        return places;
    }

    private (Activations<T> Output, Activations<T>? Gradient) Attach(bool isTrained)
    {
        (bool IsInPlace, bool IsPassing)[] places = Place(Layers);
        Activations<T> x = Samples;
        Activations<T>? dx = null;
        for (int i = 0; i < places.Length; i++)
        {
            Layer<T> layer = Layers[i];
            bool isInPlace = places[i].IsInPlace;
            Activations<T> y = isInPlace ? x : Make(layer.Output, places[i].IsPassing && !isTrained);
            Activations<T>? dy = !isTrained ? null : isInPlace ? dx : Make(layer.Output, places[i].IsPassing);
            layer.Attach(x, y, dx, dy, Pass, Batch, _workers.Count);
            (x, dx) = (y, dy);
        }

        return (x, dx);
    }

    private Activations<T> Make(Shape shape, bool isPassing)
    {
        int passing = _workers.Count * SampleLayer<T>.Group;
        return new Activations<T>(shape.Length, isPassing ? Math.Min(Batch, passing) : Batch, isPassing && passing < Batch);
    }
}
