using Mnist.Formats.Npz;

namespace Mnist.Formats;

/// <summary>numpy's archives: Keras' mnist.npz with both splits, and KMNIST's files of one array.</summary>
/// <remarks>
/// An archive is a ZIP file of .npy arrays (https://numpy.org/doc/stable/reference/generated/numpy.savez.html). Keras names them
/// x_train (N x 28 x 28), y_train (N), x_test and y_test, all of type u1. Readers accept stored and deflated arrays and .npy files. A file
/// with only images is read without labels, except if its name contains imgs and a file with labels instead is in the same folder.
/// </remarks>
/// <example><code>
/// SampleFormat.Npz.Write("mnist.npz", MnistDataset.Open());
/// MnistDataset mnist = SampleFormat.Npz.Import("mnist.npz");
/// </code></example>
public sealed class NpzFormat : SampleFormat<NpzReadOptions, NpzWriteOptions>
{
    internal NpzFormat()
        : base("Npz", ".npz")
    {
    }

    /// <inheritdoc/>
    public override bool HoldsSplits(string? path, SampleWriteOptions? options = null) => true;

    /// <inheritdoc/>
    protected internal override bool Matches(ReadOnlySpan<byte> head) => head.StartsWith("PK"u8) || head is [0x93, (byte)'N', (byte)'U', ..];

    /// <inheritdoc/>
    protected override IEnumerable<SampleReader> Open(SampleInput input, NpzReadOptions options, CancellationToken cancellationToken) =>
        NpzSplit.Find(input, options.Split).Select(split => new NpzReader(split, input, options, cancellationToken));

    /// <inheritdoc/>
    protected override SampleWriter Create(SampleOutput output, NpzWriteOptions options) => options.ShardSize is int size
        ? new ShardedWriter(output, size, ".npz", shard => new NpzWriter(shard, options))
        : new NpzWriter(output, options);

    /// <summary>Returns Keras' name for the images or labels of a split: x_train, y_train, x_test, y_test.</summary>
    internal static string NameOf(Split split, bool isImages) => $"{(isImages ? 'x' : 'y')}_{(split == Split.Train ? "train" : "test")}";

    internal static DatasetFormatException Invalid(
        string path, string expected, string actual, long? offset, string? hint = null, Exception? innerException = null) =>
        new(path, expected, actual, offset, hint: hint, innerException: innerException, format: "npz");
}

/// <summary>The file and array of an error.</summary>
/// <param name="Path">The file.</param>
/// <param name="Member">The array, for example <c>x_train.npy</c>; null for a file that is one array.</param>
internal sealed record NpzPlace(string Path, string? Member = null)
{
    /// <summary>Creates the exception.</summary>
    /// <param name="expected">The expected content.</param>
    /// <param name="actual">The content of the file.</param>
    /// <param name="offset">The position in bytes, from the start of the array, or of the file if there is no array.</param>
    /// <param name="hint">What to do.</param>
    /// <param name="innerException">The cause.</param>
    public DatasetFormatException Invalid(
        string expected, string actual, long? offset, string? hint = null, Exception? innerException = null) =>
        NpzFormat.Invalid(Path, Member is null ? expected : $"{expected} in {Member}", actual, offset, hint, innerException);
}
