using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Mnist.Tests.Batches;

/// <summary>Small sets whose samples can be told apart, and what tests do with batches.</summary>
internal static class BatchSets
{
    /// <summary>Images of 2 x 3 pixels: the place, then 1 to 5 more; the label is the place modulo 10.</summary>
    public static SampleSet Numbered(int count) => SampleSet.From(Enumerable.Range(0, count).Select(place =>
        new MnistSample([.. Enumerable.Range(0, 6).Select(pixel => (byte)(place + pixel))], place % 10, rows: 2, columns: 3)));

    /// <summary>As EMNIST-Letters: labels from 1 to 26.</summary>
    public static SampleSet Letters(params short[] labels) => Own(
        new DatasetIdentity("Letters", [.. Enumerable.Range('a', 26).Select(letter => $"{(char)letter}")], labelOffset: 1),
        labels,
        _ => new MemoryImageBlock([new byte[labels.Length]], labels.Length, 1));

    /// <summary>Images of one pixel that are loaded when they are asked for.</summary>
    public static SampleSet Loading(int count, Func<CancellationToken, ImageBlock> load) => Own(DatasetIdentity.OfLabels("Slow"), new short[count], load);

    /// <summary>All batches of a run: for each, the places of its samples.</summary>
    public static int[][] Places(SampleSet samples, BatchOptions options, int? count = null)
    {
        IEnumerable<Batch> batches = samples.Batches(options);
        return [.. (count is null ? batches : batches.Take(count.Value)).Select(batch => batch.Indexes)];
    }

    public static string Text(IEnumerable<int[]> batches) => string.Join('|', batches.Select(batch => string.Join(' ', batch)));

    public static string Digest<T>(IEnumerable<T> values)
        where T : unmanaged => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values.ToArray().AsSpan())));

    private static SampleSet Own(DatasetIdentity identity, short[] labels, Func<CancellationToken, ImageBlock> load) =>
        new(new SampleOrigin(identity, Split.Train, labels.Length, 1, 1, _ => labels, load, []));
}
