namespace Mnist;

/// <summary>What to do with the samples at the end of an epoch that do not fill a batch.</summary>
public enum Remainder
{
    /// <summary>
    /// Fills the batch with samples of the next epoch, as TensorFlow's <c>next_batch</c>. So a batch can contain two epochs, and only the
    /// last batch of all can be smaller.
    /// </summary>
    Continue,

    /// <summary>Makes a smaller batch of them at the end of each epoch.</summary>
    Keep,

    /// <summary>Leaves them out of this epoch.</summary>
    Drop,
}
