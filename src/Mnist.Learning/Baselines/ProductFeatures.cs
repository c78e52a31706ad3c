using Mnist.Statistics;

namespace Mnist.Learning.Baselines;

/// <summary>A polynomial of second degree: the products of two of the principal components and the number 1, each pair once.</summary>
/// <remarks>
/// LeCun et al. 1998, section III.C.3: the mean of each pixel is subtracted, 40 components of the training images are computed, and a
/// "second degree polynomial classifier" fits their products. It has 861 terms: 820 products, the 40 components and the constant. The
/// authors count 821 inputs, as if the components themselves were not among them; but the polynomial has the published error, and the 821
/// have more. A component is measured in pixels from 0 to 1.
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
    public int Count => (_components.Count + 1) * (_components.Count + 2) / 2;

    public void Compute(ReadOnlySpan<byte> pixels, Span<double> features)
    {
        Span<double> place = stackalloc double[1 + _components.Count];
        place[0] = 1;
        _components.Compute(pixels, place[1..]);
        int feature = 0;
        for (int i = 0; i < place.Length; i++)
        {
            for (int j = i; j < place.Length; j++)
            {
                features[feature++] = place[i] * place[j];
            }
        }
    }
}
