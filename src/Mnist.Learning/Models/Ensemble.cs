namespace Mnist.Learning;

/// <summary>Models that answer together: the mean of their probabilities, also over shifted images.</summary>
/// <remarks>Immutable and thread-safe. One model without shifts answers as it does alone.</remarks>
/// <example><code>
/// var ensemble = new Ensemble([first, second, third], shift: 1);
/// Console.WriteLine(ensemble.Evaluate(mnist.Test).Accuracy);
/// </code></example>
public sealed partial class Ensemble
{
    /// <summary>The largest shift in pixels.</summary>
    public const int LargestShift = 4;

    // The samples in a chunk, which predictions are computed for at a time.
    private const int Chunk = 64;

    /// <summary>Creates an ensemble.</summary>
    /// <param name="models">One or more models with the same categories and image size.</param>
    /// <param name="shift">The mean also covers images that are shifted by up to this number of pixels, 0 to 4: 1 means 9 images.</param>
    /// <exception cref="ArgumentException">There is no model, or the models have different categories or image sizes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shift is not from 0 to 4.</exception>
    public Ensemble(IEnumerable<MnistModel> models, int shift = 0)
    {
        ArgumentNullException.ThrowIfNull(models);
        if (shift is < 0 or > LargestShift)
        {
            throw new ArgumentOutOfRangeException(nameof(shift), shift, FormattableString.Invariant($"The shift must be from 0 to {LargestShift}, not {shift}."));
        }

        Models = [.. models];
        Shift = shift;
        MnistModel first = Models.Count > 0 ? Models[0] : throw new ArgumentException("There are 0 models. Use one or more.", nameof(models));
        foreach (MnistModel model in Models)
        {
            ArgumentNullException.ThrowIfNull(model, nameof(models));
            if (!model.Categories.SequenceEqual(first.Categories) || model.LabelOffset != first.LabelOffset || !model.InputShape.SequenceEqual(first.InputShape))
            {
                throw new ArgumentException($"The models {first.Recipe} and {model.Recipe} have different categories or image sizes. Use models of one dataset.", nameof(models));
            }
        }
    }

    /// <summary>The models.</summary>
    public IReadOnlyList<MnistModel> Models { get; }

    /// <summary>The largest shift of images in pixels.</summary>
    public int Shift { get; }

    /// <summary>The names of the categories.</summary>
    public IReadOnlyList<string> Categories => Models[0].Categories;

    /// <summary>The label of the first category.</summary>
    public int LabelOffset => Models[0].LabelOffset;

    /// <summary>The size of the images: rows, columns.</summary>
    public IReadOnlyList<int> InputShape => Models[0].InputShape;

    /// <summary>Predicts the categories of samples, as the caller reads them.</summary>
    /// <param name="samples">Any number of samples, for example a <see cref="SampleSet"/>.</param>
    /// <param name="cancellationToken">Cancels the prediction.</param>
    /// <exception cref="ArgumentException">An image does not have the size of <see cref="InputShape"/>.</exception>
    /// <exception cref="OperationCanceledException">The prediction was canceled.</exception>
    public IEnumerable<Prediction> Predict(IEnumerable<MnistSample> samples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return Models.Count == 1 && Shift == 0
            ? Models[0].Predict(samples, cancellationToken)
            : samples.Chunk(Chunk).SelectMany(chunk => Predict(chunk, cancellationToken));
    }

    /// <summary>Tests the models together.</summary>
    /// <param name="samples">Samples with labels.</param>
    /// <param name="progress">Receives the number of finished samples from time to time, on the calling thread.</param>
    /// <param name="cancellationToken">Cancels the test.</param>
    /// <exception cref="ArgumentException">An image does not have the size of <see cref="InputShape"/>, or a label is missing or outside the categories.</exception>
    /// <exception cref="OperationCanceledException">The test was canceled.</exception>
    public ConfusionMatrix Evaluate(SampleSet samples, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var matrix = new ConfusionMatrix(Categories) { Name = $"{this} on {samples.Dataset} {samples.Split}" };
        matrix.Add(Predict(samples, cancellationToken), LabelOffset, progress);
        return matrix;
    }

    /// <summary>The names of the recipes, and the shift: for example <c>Best + Best, shifted by 1</c>.</summary>
    public override string ToString() =>
        string.Join(" + ", Models.Select(model => model.Recipe)) + (Shift == 0 ? "" : FormattableString.Invariant($", shifted by {Shift}"));

    private Prediction[] Predict(MnistSample[] samples, CancellationToken cancellationToken)
    {
        double[][] sums = [.. samples.Select(_ => new double[Categories.Count])];
        int images = 0;
        for (int down = -Shift; down <= Shift; down++)
        {
            for (int right = -Shift; right <= Shift; right++)
            {
                MnistSample[] shifted = [.. samples.Select(sample => Move(sample, down, right))];
                foreach (MnistModel model in Models)
                {
                    images++;
                    foreach ((Prediction prediction, double[] sum) in model.Predict(shifted, cancellationToken).Zip(sums))
                    {
                        for (int i = 0; i < sum.Length; i++)
                        {
                            sum[i] += prediction.Probabilities[i];
                        }
                    }
                }
            }
        }

        return [.. samples.Zip(sums, (sample, sum) => Prediction.Of(sample, [.. sum.Select(value => (float)(value / images))], Categories, LabelOffset))];
    }

    private static MnistSample Move(MnistSample sample, int down, int right)
    {
        if (down == 0 && right == 0)
        {
            return sample;
        }

        (int rows, int columns) = (sample.Rows, sample.Columns);
        ReadOnlySpan<byte> from = sample.AsSpan();
        byte[] to = new byte[from.Length];
        int left = Math.Max(0, right), width = columns - Math.Abs(right);
        for (int row = Math.Max(0, down); row < Math.Min(rows, rows + down) && width > 0; row++)
        {
            from.Slice(((row - down) * columns) + left - right, width).CopyTo(to.AsSpan((row * columns) + left));
        }

        return new MnistSample(to, sample.Label, rows, columns);
    }
}
