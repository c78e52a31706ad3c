namespace Mnist.Learning;

/// <summary>How the parameters move.</summary>
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent, with momentum where the recipe has it.</summary>
    Sgd,

    /// <summary>Adam (Kingma and Ba 2014).</summary>
    Adam,

    /// <summary>L-BFGS: a few steps along the estimated curvature for each batch; wants batches of 100 or more (Torch recommends 1000).</summary>
    Lbfgs,
}
