namespace Mnist.Learning;

/// <summary>The initial weights and biases of a network.</summary>
public enum Initialization
{
    /// <summary>Weights are normal with deviation sqrt(2 / inputs) before relu (He et al. 2015, https://arxiv.org/abs/1502.01852), otherwise as in <see cref="Xavier"/>. Biases are 0.</summary>
    He,

    /// <summary>Weights are uniform with variance 1 / inputs, Caffe's <c>xavier</c> (Glorot and Bengio 2010). Biases are 0.</summary>
    Xavier,

    /// <summary>Weights and biases are uniform between plus and minus 1 / sqrt(inputs), as in Torch.</summary>
    Torch,

    /// <summary>Weights are normal with deviation 0.1, without values beyond two deviations; biases are 0.1, as in TensorFlow's tutorial.</summary>
    TruncatedNormal,

    /// <summary>Weights and biases are 0. Only a network of one layer can learn from there.</summary>
    Zero,
}
