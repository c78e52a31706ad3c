using System.Numerics;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Optimizers;

/// <summary>Penalties for large parameters: WeightDecay and L2 for half the squares, L1 for the absolute values.</summary>
/// <param name="WeightDecay">Adds WeightDecay * w to the derivative. It is not part of the reported loss (Caffe).</param>
/// <param name="L1">Adds L1 * sign(w) to the derivative and L1 * |w| to the loss (Torch's coefL1).</param>
/// <param name="L2">Adds L2 * w to the derivative and L2 * w^2 / 2 to the loss (Torch's coefL2).</param>
internal sealed record Penalties(double WeightDecay = 0, double L1 = 0, double L2 = 0)
{
    /// <summary>Returns the penalties in the loss.</summary>
    public double Loss<T>(Network<T> network)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (L1 == 0 && L2 == 0)
        {
            return 0;
        }

        double loss = 0;
        foreach (Parameter<T> parameter in network.Parameters.Where(parameter => parameter.IsLearned))
        {
            double magnitudes = 0, squares = 0;
            foreach (T value in parameter.ValueSpan)
            {
                double w = double.CreateChecked(value);
                magnitudes += Math.Abs(w);
                squares += w * w;
            }

            loss += parameter.DecayMultiplier * ((L1 * magnitudes) + (L2 * squares / 2));
        }

        return loss;
    }

    /// <summary>Adds the penalties to the derivative.</summary>
    public void AddGradient<T>(Parameter<T> parameter, int start, int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T decay = T.CreateChecked((WeightDecay + L2) * parameter.DecayMultiplier);
        T magnitude = T.CreateChecked(L1 * parameter.DecayMultiplier);
        ReadOnlySpan<T> values = parameter.ValueSpan.Slice(start, length);
        Span<T> gradients = parameter.GradientSpan.Slice(start, length);
        int i = 0;
        if (magnitude == T.Zero)
        {
            if (decay == T.Zero)
            {
                return;
            }

            var factor = new Vector<T>(decay);
            for (; i <= length - Vector<T>.Count; i += Vector<T>.Count)
            {
                (new Vector<T>(gradients[i..]) + (factor * new Vector<T>(values[i..]))).CopyTo(gradients[i..]);
            }
        }

        for (; i < length; i++)
        {
            // NaN, after a run diverged, has no sign and stays NaN.
            T sign = values[i] == T.Zero || T.IsNaN(values[i]) ? values[i] : T.CopySign(T.One, values[i]);
            gradients[i] += (decay * values[i]) + (magnitude * sign);
        }
    }
}
