namespace Mnist;

/// <summary>The split of a dataset: training or test samples.</summary>
public enum Split
{
    /// <summary>The samples to train a model on (MNIST: 60,000).</summary>
    Train,

    /// <summary>The samples to test a model with (MNIST: 10,000).</summary>
    Test,
}
