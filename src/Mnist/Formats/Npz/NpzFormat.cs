using Mnist.Formats.Npz;

namespace Mnist.Formats;

/// <summary>numpy's archives: Keras' mnist.npz with both splits, and KMNIST's files of one array.</summary>
/// <remarks>
/// An archive is a ZIP file of .npy arrays (https://numpy.org/doc/stable/reference/generated/numpy.savez.html). Keras names them
/// x_train (N x 28 x 28), y_train (N), x_test and y_test, all of type u1. Readers accept stored and deflated arrays, .npy files, and the
/// names of others: train_images, X_train, data and target, image and label, x_val (read as Train), or arr_0 and arr_1 of numpy.savez(f, x, y).
/// Labels can have a column for each category. Arrays in the order of Fortran are read into memory first, up to 1 GiB. A file with only images is read without labels, except if its name contains imgs and a file
/// with labels instead is in the same folder.
/// </remarks>
/// <example><code>
/// SampleFormat.Npz.Write("mnist.npz", MnistDataset.Open());
/// MnistDataset mnist = SampleFormat.Npz.Import("mnist.npz");
/// </code></example>
public sealed class NpzFormat : SampleFormat<NpzReadOptions, NpzWriteOptions>
{
    internal const string ErrorName = "npz";

    internal NpzFormat()
        : base("Npz", ".npz")
    {
    }

    internal override string ErrorTitle => ErrorName;

    /// <inheritdoc/>
    public override bool HoldsSplits(string? path, SampleWriteOptions? options = null) => true;

    /// <inheritdoc/>
    protected internal override bool Matches(ReadOnlySpan<byte> head) => head.StartsWith("PK"u8) || head is [0x93, (byte)'N', (byte)'U', ..];

    internal override bool IsZip(IReadOnlyList<string> names) => names.Any(name => name.EndsWith(".npy", StringComparison.Ordinal));

    internal override bool MatchesZip(IReadOnlyList<string> names) => IsZip(names) || base.MatchesZip(names);

    /// <inheritdoc/>
    protected override IEnumerable<SampleReader> Open(SampleInput input, NpzReadOptions options, CancellationToken cancellationToken) =>
        NpzSplit.Find(input, options).Select(split => new NpzReader(split, input, options, cancellationToken));

    /// <inheritdoc/>
    protected override SampleWriter Create(SampleOutput output, NpzWriteOptions options) => options.ShardSize is int size
        ? new ShardedWriter(output, size, ".npz", shard => new NpzWriter(shard, options))
        : new NpzWriter(output, options);

    /// <summary>Returns Keras' name for the images or labels of a split: x_train, y_train, x_test, y_test.</summary>
    internal static string NameOf(Split split, bool isImages) => $"{(isImages ? 'x' : 'y')}_{(split == Split.Train ? "train" : "test")}";
}
