namespace Mnist;

/// <summary>A corruption of MNIST-C, with its severity.</summary>
/// <remarks>
/// Mu and Gilmer, "MNIST-C: A Robustness Benchmark for Computer Vision" (https://arxiv.org/abs/1906.02337), by the definitions in
/// https://github.com/google-research/mnist-c. All are for images of 28 x 28. The original is not seeded, so its random corruptions agree
/// with these in distribution only. Its glass blur smooths columns only, and so does this one.
/// </remarks>
/// <example><code>
/// foreach (CorruptedSample sample in mnist.Test.Corrupt(new Corruption(CorruptionKind.GlassBlur, severity: 3), seed: 1)) { }
/// </code></example>
public sealed record Corruption
{
    // In the order of the kinds.
    private static readonly int?[] s_published = [5, 4, 1, 1, 2, 3, 2, 5, 3, null, 5, 4, null, null, null];

    /// <summary>Creates a corruption.</summary>
    /// <param name="kind">What to do.</param>
    /// <param name="severity">1 (weak) to 5 (strong); null for the severity of the published dataset.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is unknown, or the severity is not from 1 to 5.</exception>
    /// <exception cref="ArgumentException">The kind has no severity, but one is given.</exception>
    public Corruption(CorruptionKind kind, int? severity = null)
    {
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, $"There is no corruption {kind}. Use one of {string.Join(", ", Enum.GetNames<CorruptionKind>())}.");
        }

        if (severity is < 1 or > 5)
        {
            throw new ArgumentOutOfRangeException(nameof(severity), severity, FormattableString.Invariant($"The severity must be from 1 to 5, not {severity}."));
        }

        if (severity is not null && !HasSeverity(kind))
        {
            throw new ArgumentException(
                $"{kind} has no severity, like {string.Join(", ", Enum.GetValues<CorruptionKind>().Where(other => other != kind && !HasSeverity(other)))}. Use it without one.",
                nameof(severity));
        }

        Kind = kind;
        Severity = severity ?? s_published[(int)kind];
    }

    /// <summary>All kinds with their published severities, as in the files of MNIST-C.</summary>
    public static IReadOnlyList<Corruption> All { get; } = [.. Enum.GetValues<CorruptionKind>().Select(kind => new Corruption(kind))];

    /// <summary>What it does.</summary>
    public CorruptionKind Kind { get; }

    /// <summary>1 (weak) to 5 (strong); null for a kind that has none.</summary>
    public int? Severity { get; }

    /// <summary>Returns false for the kinds that have no severity: Stripe, DottedLine, Zigzag and CannyEdges.</summary>
    /// <param name="kind">The kind.</param>
    public static bool HasSeverity(CorruptionKind kind) =>
        kind is not (CorruptionKind.Stripe or CorruptionKind.DottedLine or CorruptionKind.Zigzag or CorruptionKind.CannyEdges);

    /// <summary>For example <c>GlassBlur 3</c> or <c>Stripe</c>.</summary>
    public override string ToString() => Severity is null ? $"{Kind}" : FormattableString.Invariant($"{Kind} {Severity}");
}
