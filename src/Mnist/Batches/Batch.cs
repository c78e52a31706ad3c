namespace Mnist;

/// <summary>A batch of samples for training: images, labels, and its position in the run.</summary>
/// <remarks>The batch owns its arrays.</remarks>
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

    /// <summary>The images, one after the other, each row by row: a <c>float[]</c>, or a <c>byte[]</c> if they are not scaled.</summary>
    public Array Images { get; }

    /// <summary>The sizes of <see cref="Images"/>, for example 100 x 784. The first is <see cref="Count"/>.</summary>
    public int[] Shape { get; }

    /// <summary>The labels as in the dataset (EMNIST-Letters: 1 to 26); -1 for a sample without a label.</summary>
    public int[] Labels { get; }

    /// <summary>The positions of the labels in the list of categories, from 0 (EMNIST-Letters: 0 to 25); -1 for a sample without a label.</summary>
    public int[] Classes { get; }

    /// <summary>The <see cref="MnistSample.Index"/> of each sample: its position in its split.</summary>
    public int[] Indexes { get; }

    /// <summary>Count x categories values, 1 at the class of each sample and 0 elsewhere; null if not requested.</summary>
    public float[]? OneHot { get; }

    /// <summary>The epoch of the first sample, from 0.</summary>
    public int Epoch { get; }

    /// <summary>The number of the batch, from 0, over all epochs.</summary>
    public long Index { get; }

    /// <summary>The number of samples.</summary>
    public int Count => Labels.Length;

    /// <summary>Returns the images as an array of the given type.</summary>
    /// <typeparam name="T"><c>float</c>, or <c>byte</c> if the images are not scaled.</typeparam>
    /// <exception cref="InvalidOperationException">The images have the other type.</exception>
    public T[] As<T>()
        where T : unmanaged => Images is T[] typed
            ? typed
            : throw new InvalidOperationException($"The images are {Images.GetType().Name}, not {typeof(T).Name}[]. Use byte, or float for scaled or standardized images.");

    /// <summary>For example <c>Batch 3 of epoch 0: 100 x 784 Single</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"Batch {Index} of epoch {Epoch}: {string.Join(" x ", Shape)} {Images.GetType().GetElementType()!.Name}");
}
