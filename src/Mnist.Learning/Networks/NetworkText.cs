using System.Numerics;
using Mnist.Learning.Initializers;
using Mnist.Learning.Layers;
using Mnist.Learning.Text;

namespace Mnist.Learning.Networks;

/// <summary>A network as text: layers in order, separated by <c>|</c>.</summary>
internal sealed class NetworkText : IEquatable<NetworkText>
{
    private const int LongestText = 10_000;
    private const int MostLayers = 256;

    // The numbers of a sample in a layer, and the parameters of a network. More cannot be trained here. Products of these with a group of
    // samples or a slice of a batch stay within an int, and a checkpoint below 2 GiB.
    private const int MostNumbers = 1 << 24;
    private const int MostParameters = 1 << 26;

    private static readonly TermParameter s_channels = new("channels", 1, 65536, IsRequired: true);
    private static readonly TermParameter s_size = new("size", 1, 256, IsRequired: true);

    private NetworkText(string text, IReadOnlyList<Term> layers)
    {
        Text = text;
        Layers = layers;
    }

    /// <summary>All layers. A new one needs a row here and a line in <see cref="Create"/>.</summary>
    public static IReadOnlyList<TermKind> Kinds { get; } =
    [
        new("conv", "Convolution with a square window", s_channels, s_size, new TermParameter("padding", 0, 1, Default: 0) { Words = ["valid", "same"] }),
        new("pool", "Maximum of a square window", s_size, new TermParameter("stride", 1, 256), new TermParameter("padding", 0, 255, Default: 0)),
        new("flatten", "Image to vector"),
        new("dense", "Fully connected layer; the last one has an output for each category", new TermParameter("outputs", 1, 1_000_000)),
        new("batchnorm", "Batch normalization"),
        new("dropout", "Sets a share of the numbers to zero, only in training", new TermParameter("rate", 0, 0.999, IsRequired: true) { IsWhole = false }),
        new("relu", "max(x, 0)"),
        new("tanh", "Hyperbolic tangent"),
        new("sigmoid", "1 / (1 + exp(-x))"),
    ];

    public string Text { get; }

    public IReadOnlyList<Term> Layers { get; }

    /// <summary>Parses a text.</summary>
    /// <exception cref="TextException">The text is invalid. Shapes are checked by <see cref="Check"/>.</exception>
    public static NetworkText Parse(string text)
    {
        if (text.Length > LongestText)
        {
            throw new TextException(FormattableString.Invariant($"The text has {text.Length} characters. Use at most {LongestText}."), text, LongestText, 1);
        }

        var layers = new List<Term>();
        for (int start = 0; start <= text.Length;)
        {
            int bar = text.IndexOf('|', start);
            int end = bar < 0 ? text.Length : bar;
            layers.Add(Term.Parse(text, start, end, Kinds, "layer"));
            if (layers.Count > MostLayers)
            {
                throw layers[^1].Error(FormattableString.Invariant($"The network has more than {MostLayers} layers. Use fewer."));
            }

            start = end + 1;
        }

        Term last = layers[^1];
        if (last.Kind.Name != "dense")
        {
            throw last.Error($"The last layer is '{last.Kind.Name}', so the network has no output for each category. Use 'dense' as the last layer.");
        }

        return layers.SkipLast(1).FirstOrDefault(layer => layer.Kind.Name == "dense" && layer["outputs"] is null) is { } dense
            ? throw dense.Error($"'{dense}' has no number of outputs, and only the last layer takes the number of categories. Use a number, for example 'dense 500'.")
            : new NetworkText(text, layers);
    }

    /// <summary>Checks that each layer can process the output of the one before.</summary>
    /// <param name="input">The shape of a sample.</param>
    /// <param name="categories">The number of categories.</param>
    /// <returns>The connected layers, without memory for numbers.</returns>
    /// <exception cref="TextException">A layer does not fit.</exception>
    public IReadOnlyList<Layer<float>> Check(Shape input, int categories)
    {
        IReadOnlyList<Layer<float>> layers = CreateLayers<float>(categories, Initialization.Zero, biasRate: 1);
        Shape shape = input;
        bool isVector = false;
        double parameters = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            CheckLayer(Layers[i], shape, isVector, categories);
            parameters += CheckLength(Layers[i], shape, categories, parameters);
            try
            {
                layers[i].Connect(shape);
            }
            catch (ArgumentException exception)
            {
                throw Layers[i].Error($"'{Layers[i]}' does not fit an input of {shape}. Use a smaller window, or larger images.", exception);
            }

            shape = layers[i].Output;
            isVector |= layers[i] is Flatten<float>;
        }

        return layers;
    }

    /// <summary>The same as <see cref="Check"/>, with names for the layers and their parameters.</summary>
    /// <exception cref="TextException">A layer does not fit.</exception>
    public IReadOnlyList<Layer<float>> Connect(Shape input, int categories)
    {
        IReadOnlyList<Layer<float>> layers = Check(input, categories);
        Network<float>.Wire(input, layers);
        return layers;
    }

    /// <summary>Creates the layers for training or prediction.</summary>
    public IReadOnlyList<Layer<T>> CreateLayers<T>(int categories, Initialization initialization, double biasRate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var layers = new Layer<T>[Layers.Count];
        for (int i = 0; i < layers.Length; i++)
        {
            string next = Layers.Skip(i + 1).FirstOrDefault(layer => layer.Kind.Name != "batchnorm")?.Kind.Name ?? "";
            (Initializer weights, Initializer biases) = Initializer.Of(initialization, isBeforeRelu: next == "relu");
            layers[i] = Create<T>(Layers[i], categories, weights, biases, biasRate);
        }

        return layers;
    }

    public bool Equals(NetworkText? other) => other is not null && other.Text == Text;

    public override bool Equals(object? obj) => Equals(obj as NetworkText);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    private static Layer<T> Create<T>(Term layer, int categories, Initializer weights, Initializer biases, double biasRate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int Whole(string name) => (int)layer[name]!.Value;
        return layer.Kind.Name switch
        {
            "conv" => new Convolution<T>(Whole("channels"), Whole("size"), same: layer["padding"] == 1) { WeightInitializer = weights, BiasInitializer = biases, BiasRate = biasRate },
            "pool" => new MaxPooling<T>(Whole("size"), (int)(layer["stride"] ?? layer["size"]!.Value), Whole("padding")),
            "flatten" => new Flatten<T>(),
            "dense" => new Dense<T>((int)(layer["outputs"] ?? categories)) { WeightInitializer = weights, BiasInitializer = biases, BiasRate = biasRate },
            "batchnorm" => new BatchNormalization<T>(),
            "dropout" => new Dropout<T>(1 - layer["rate"]!.Value),
            "relu" => new Relu<T>(),
            "tanh" => new Tanh<T>(),
            _ => new Sigmoid<T>(),
        };
    }

    // What the layers do not check themselves.
    private void CheckLayer(Term layer, Shape input, bool isVector, int categories)
    {
        if (layer.Kind.Name == "dense" && !isVector)
        {
            throw layer.Error($"'{layer}' needs a vector, but its input is {input} (rows x columns x channels). Put 'flatten' before it.");
        }

        if (layer.Kind.Name is "conv" or "pool" && isVector)
        {
            throw layer.Error(FormattableString.Invariant($"'{layer}' needs an image, but its input is a vector of {input.Channels} numbers. Put it before 'flatten'."));
        }

        if (layer.Kind.Name == "pool" && layer["padding"] >= layer["size"])
        {
            throw layer.Error(FormattableString.Invariant($"'{layer}' has a padding of {layer["padding"]}. Use one that is smaller than the window of {layer["size"]}."));
        }

        if (layer == Layers[^1] && layer["outputs"] is { } outputs && outputs != categories)
        {
            throw layer.Error(FormattableString.Invariant($"The last layer has {outputs} outputs, but there are {categories} categories. Write 'dense' without a number."));
        }
    }

    // In double precision, before the layer is connected: its own sizes are ints. Returns the number of its parameters.
    private static double CheckLength(Term layer, Shape input, int categories, double before)
    {
        (double numbers, double parameters) = layer.Kind.Name switch
        {
            "conv" => OfConvolution(layer["channels"]!.Value, layer["size"]!.Value, isSame: layer["padding"] == 1),
            "pool" => (Windows(layer["size"]!.Value, layer["stride"] ?? layer["size"]!.Value, 2 * layer["padding"]!.Value) * input.Channels, 0),
            "dense" => OfDense(layer["outputs"] ?? categories),
            "batchnorm" => (input.Length, 4.0 * input.Channels),
            _ => (input.Length, 0),
        };
        if (numbers > MostNumbers)
        {
            throw layer.Error(FormattableString.Invariant($"'{layer}' needs {numbers:0} numbers for an input of {input}. Use at most {MostNumbers}."));
        }

        return before + parameters <= MostParameters
            ? parameters
            : throw layer.Error(FormattableString.Invariant(
                $"'{layer}' needs {parameters:0} parameters for an input of {input}. The network then has {before + parameters:0}. Use at most {MostParameters}."));

        (double Numbers, double Parameters) OfConvolution(double channels, double size, bool isSame)
        {
            double padding = isSame ? size - 1 : 0;
            double padded = (input.Rows + padding) * (input.Columns + padding) * input.Channels;
            return (Math.Max(padded, Windows(size, 1, padding) * channels), ((size * size * input.Channels) + 1) * channels);
        }

        (double Numbers, double Parameters) OfDense(double outputs) => (outputs, (input.Length + 1.0) * outputs);

        double Windows(double size, double stride, double padding) =>
            (Math.Floor((input.Rows + padding - size) / stride) + 1) * (Math.Floor((input.Columns + padding - size) / stride) + 1);
    }
}
