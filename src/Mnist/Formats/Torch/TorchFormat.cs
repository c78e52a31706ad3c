using Mnist.Formats.Torch;

namespace Mnist.Formats;

/// <summary>Torch7's .t7 files: a table with images as <c>data</c> and labels from 1 as <c>labels</c>.</summary>
/// <remarks>
/// As train_32x32.t7 and test_32x32.t7 of Torch's tutorials and demos (https://github.com/torch/demos, train-a-digit-classifier):
/// <c>data</c> is a ByteTensor of N x 1 x 32 x 32, images of 28 x 28 with two pixels of background on each side; <c>labels</c> is a
/// ByteTensor of N, 1 for the digit 0. Images of other sizes are written without padding. Readers recognize mode, size of numbers and
/// padding.
/// Sources: https://github.com/torch/torch7, File.lua (objects), generic/Tensor.c and generic/Storage.c (payloads),
/// lib/TH/THDiskFile.c (numbers: as in memory in binary files, as text in ascii files; bytes and characters raw in both).
/// </remarks>
/// <example><code>
/// SampleFormat.Torch.Write("train_32x32.t7", MnistDataset.Open().Train);     // torch.load('train_32x32.t7', 'ascii')
/// SampleSet train = SampleFormat.Torch.Import("train_32x32.t7").Train;       // 28 x 28, labels from 0
/// </code></example>
public sealed class TorchFormat : SampleFormat<TorchReadOptions, TorchWriteOptions>
{
    internal const int Nil = 0;
    internal const int Number = 1;
    internal const int Text = 2;
    internal const int Table = 3;
    internal const int Object = 4;
    internal const int Boolean = 5;
    internal const int Function = 6;
    internal const int LegacyRecursiveFunction = 7;
    internal const int RecursiveFunction = 8;

    /// <summary>The pixels of background on each side of an image in the files of Torch's demos.</summary>
    internal const int Padding = 2;

    /// <summary>The height and width of images that are padded.</summary>
    internal const int PaddedSize = 28;

    internal TorchFormat()
        : base("Torch", ".t7")
    {
    }

    /// <inheritdoc/>
    protected internal override bool Matches(ReadOnlySpan<byte> head) => head is [(byte)'3', (byte)'\n', ..] or [3 or 4, 0, 0, 0, ..];

    /// <inheritdoc/>
    protected override IEnumerable<SampleReader> Open(SampleInput input, TorchReadOptions options, CancellationToken cancellationToken) =>
        [new TorchReader(input, options, cancellationToken)];

    /// <inheritdoc/>
    protected override SampleWriter Create(SampleOutput output, TorchWriteOptions options) => new TorchWriter(output, options);

    internal static DatasetFormatException Invalid(string path, string expected, string actual, long? offset, string? hint = null) =>
        new(path, expected, actual, offset, hint: hint, format: "Torch");
}
