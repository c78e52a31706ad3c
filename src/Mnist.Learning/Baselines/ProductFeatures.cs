using Mnist.Statistics;

namespace Mnist.Learning.Baselines;

/// <summary>The products of two principal components of an image, each pair once, after the number 1.</summary>
/// <remarks>
/// LeCun et al. 1998, section III.C.3: the mean of each pixel is subtracted, 40 components of the training images are computed, and "all
/// products of pairs of input variables" go into a linear classifier "with 821 inputs". 820 are the products, and 1 is the constant: the
/// components themselves are not among them. A component is measured in pixels from 0 to 1.
/// </remarks>
internal sealed class ProductFeatures
{
    private readonly PixelSums _components;

    public ProductFeatures(PrincipalComponents components)
    {
        int count = components.Components.Count;
        int size = components.Mean.Count;
        double[] weights = new double[size * count];
        double[] start = new double[count];
        for (int k = 0; k < count; k++)
        {
            for (int i = 0; i < size; i++)
            {
                double weight = components.Components[k][i] / byte.MaxValue;
                weights[(i * count) + k] = weight;
                start[k] -= components.Mean[i] * weight;
            }
        }

        _components = new PixelSums(weights, start);
    }

    /// <summary>The number of features.</summary>
    public int Count => 1 + (_components.Count * (_components.Count + 1) / 2);

    public void Compute(ReadOnlySpan<byte> pixels, Span<double> features)
    {
        Span<double> place = stackalloc double[_components.Count];
        _components.Compute(pixels, place);
        features[0] = 1;
        int feature = 1;
        for (int i = 0; i < place.Length; i++)
        {
            for (int j = i; j < place.Length; j++)
            {
                features[feature++] = place[i] * place[j];
            }
        }
    }
}
