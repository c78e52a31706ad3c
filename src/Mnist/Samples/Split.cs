namespace Mnist;

/// <summary>The part of a dataset that a sample belongs to.</summary>
public enum Split
{
    /// <summary>The samples that a model learns from (MNIST: 60,000).</summary>
    Train,

    /// <summary>The samples that a model is judged by (MNIST: 10,000).</summary>
    Test,
}
