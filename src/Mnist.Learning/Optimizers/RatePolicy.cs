using System.Globalization;
using Mnist.Learning.Text;

namespace Mnist.Learning;

/// <summary>How the learning rate changes during a training run.</summary>
public abstract record RatePolicy
{
    private static readonly TermKind[] s_kinds =
    [
        new("fixed", "The same rate for all batches"),
        new("inverse", "rate * (1 + gamma * batch)^-power, Caffe's inv", Number("gamma", 0, 1), Number("power", 0, 10)),
        new("step", "rate * gamma^(batch / size), Caffe's step", Number("gamma", 0, 1), new TermParameter("size", 1, 1e9, IsRequired: true)),
        new("decay", "rate / (1 + factor * batch), as in Torch", Number("factor", 0, 1)),
        new("onecycle", "Up for a share of the run, then down to zero along a cosine", Number("rise", 0, 0.99) with { Default = 0.2, IsRequired = false }),
    ];

    private protected RatePolicy()
    {
    }

    /// <summary>The same rate for all batches.</summary>
    public static RatePolicy Fixed { get; } = new FixedPolicy();

    /// <summary>All policies: how to write each one, and what it does.</summary>
    public static IReadOnlyDictionary<string, string> Syntax { get; } = s_kinds.ToDictionary(kind => kind.Syntax, kind => kind.Description);

    /// <summary>Parses a text such as <c>onecycle 0.2</c>.</summary>
    /// <param name="text">One of <c>fixed</c>, <c>inverse gamma power</c>, <c>step gamma size</c>, <c>decay factor</c> and <c>onecycle [rise]</c>.</param>
    /// <exception cref="TextException">The text is invalid.</exception>
    public static RatePolicy Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Term term = Term.Parse(text, 0, text.Length, s_kinds, "rate policy");
        double Value(string name) => term[name]!.Value;
        return term.Kind.Name switch
        {
            "inverse" => new Inverse(Value("gamma"), Value("power")),
            "step" => new Step(Value("gamma"), (long)Value("size")),
            "decay" => new Decay(Value("factor")),
            "onecycle" => new OneCycle(Value("rise")),
            _ => Fixed,
        };
    }

    /// <summary>Returns the rate of a batch.</summary>
    /// <param name="rate">The initial rate of the recipe.</param>
    /// <param name="iteration">The number of the batch, from 0.</param>
    /// <param name="iterations">The number of batches of the training run.</param>
    public abstract double At(double rate, long iteration, long iterations);

    /// <summary>The policy as text, for example <c>onecycle 0.2</c>.</summary>
    public sealed override string ToString() => Text;

    private protected abstract string Text { get; }

    private static TermParameter Number(string name, double least, double most) => new(name, least, most, IsRequired: true) { IsWhole = false };

    private static string Write(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record FixedPolicy : RatePolicy
    {
        public override double At(double rate, long iteration, long iterations) => rate;

        private protected override string Text => "fixed";
    }

    /// <summary>Caffe's "inv": rate * (1 + Gamma * iteration)^-Power.</summary>
    /// <param name="Gamma">0 to 1.</param>
    /// <param name="Power">0 to 10.</param>
    public sealed record Inverse(double Gamma, double Power) : RatePolicy
    {
        private protected override string Text => Write($"inverse {Gamma} {Power}");

        /// <inheritdoc/>
        public override double At(double rate, long iteration, long iterations) => rate * Math.Pow(1 + (Gamma * iteration), -Power);
    }

    /// <summary>Caffe's "step": rate * Gamma^floor(iteration / Size).</summary>
    /// <param name="Gamma">0 to 1.</param>
    /// <param name="Size">The number of batches between steps, 1 or more.</param>
    public sealed record Step(double Gamma, long Size) : RatePolicy
    {
        private protected override string Text => Write($"step {Gamma} {Size}");

        /// <inheritdoc/>
        public override double At(double rate, long iteration, long iterations) => rate * Math.Pow(Gamma, iteration / Size);
    }

    /// <summary>Torch's learningRateDecay: rate / (1 + Factor * iteration).</summary>
    /// <param name="Factor">0 to 1.</param>
    public sealed record Decay(double Factor) : RatePolicy
    {
        private protected override string Text => Write($"decay {Factor}");

        /// <inheritdoc/>
        public override double At(double rate, long iteration, long iterations) => rate / (1 + (Factor * iteration));
    }

    /// <summary>Increases linearly during a share of the training run, then decreases to zero along a cosine.</summary>
    /// <param name="Rise">The share, from 0 to less than 1.</param>
    public sealed record OneCycle(double Rise) : RatePolicy
    {
        private protected override string Text => Write($"onecycle {Rise}");

        /// <inheritdoc/>
        public override double At(double rate, long iteration, long iterations)
        {
            double done = (iteration + 1.0) / (iterations + 1);
            return done < Rise ? rate * done / Rise : rate * 0.5 * (1 + Math.Cos(Math.PI * (done - Rise) / (1 - Rise)));
        }
    }
}
