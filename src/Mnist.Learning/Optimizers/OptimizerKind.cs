namespace Mnist.Learning;

/// <summary>The optimizer, which updates the parameters.</summary>
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent, with momentum if the recipe has it.</summary>
    Sgd,

    /// <summary>Adam (Kingma and Ba 2014).</summary>
    Adam,

    /// <summary>L-BFGS: a few steps with estimated curvature for each batch. It needs batches of 100 or more (Torch recommends 1000).</summary>
    Lbfgs,
}
