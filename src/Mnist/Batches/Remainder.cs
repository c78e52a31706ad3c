namespace Mnist;

/// <summary>What becomes of the samples at the end of an epoch that do not fill a batch.</summary>
public enum Remainder
{
    /// <summary>
    /// The batch is filled up from the next epoch, as TensorFlow's <c>next_batch</c> does: batches never shrink, and one may mix
    /// epochs. Only where no epoch follows is the last batch smaller.
    /// </summary>
    Continue,

    /// <summary>They make a smaller batch: every epoch ends with one.</summary>
    Keep,

    /// <summary>They are left out of this epoch.</summary>
    Drop,
}
