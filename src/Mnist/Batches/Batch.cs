namespace Mnist;

/// <summary>Some samples side by side, ready to be learned from: images, labels, and where in the run they are.</summary>
/// <remarks>The arrays are the batch's own; nothing else uses them.</remarks>
public sealed class Batch
{
    internal Batch(Array images, int[] shape, int[] labels, int[] classes, int[] indexes, float[]? oneHot, int epoch, long index)
    {
        Images = images;
        Shape = shape;
        Labels = labels;
        Classes = classes;
        Indexes = indexes;
        OneHot = oneHot;
        Epoch = epoch;
        Index = index;
    }

    /// <summary>The images, one after the other, each row by row: a <c>float[]</c>, or a <c>byte[]</c> where they were not scaled.</summary>
    public Array Images { get; }

    /// <summary>The sizes of <see cref="Images"/>, for example 100 x 784; the first is <see cref="Count"/>.</summary>
    public int[] Shape { get; }

    /// <summary>The labels as the dataset has them (EMNIST-Letters: 1 to 26); -1 where a sample has none.</summary>
    public int[] Labels { get; }

    /// <summary>The places of the labels among the categories, from 0 (EMNIST-Letters: 0 to 25); -1 where a sample has no label.</summary>
    public int[] Classes { get; }

    /// <summary>The <see cref="MnistSample.Index"/> of each sample: its place in its split.</summary>
    public int[] Indexes { get; }

    /// <summary>Count x categories values, 1 at the class of each sample and 0 elsewhere; null when not asked for.</summary>
    public float[]? OneHot { get; }

    /// <summary>The epoch of the first sample, from 0.</summary>
    public int Epoch { get; }

    /// <summary>The number of the batch, from 0, counted on through all epochs.</summary>
    public long Index { get; }

    /// <summary>The number of samples.</summary>
    public int Count => Labels.Length;

    /// <summary>The images as an array of a type that is known.</summary>
    /// <typeparam name="T"><c>float</c>, or <c>byte</c> where they were not scaled.</typeparam>
    /// <exception cref="InvalidOperationException">They are of the other type.</exception>
    public T[] As<T>()
        where T : unmanaged => Images is T[] typed
            ? typed
            : throw new InvalidOperationException($"The images are {Images.GetType().Name}, not {typeof(T).Name}[]. Use byte, or float for scaled or standardized images.");

    /// <summary>For example <c>Batch 3 of epoch 0: 100 x 784 Single</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"Batch {Index} of epoch {Epoch}: {string.Join(" x ", Shape)} {Images.GetType().GetElementType()!.Name}");
}
