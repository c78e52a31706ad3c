using System.Globalization;

namespace Mnist.Learning;

/// <summary>The accuracy on test images of several runs, which differ in the seed.</summary>
/// <param name="Mean">The mean, 0 to 1.</param>
/// <param name="Deviation">The standard deviation between the runs (of the sample, with N - 1); 0 for one run.</param>
/// <param name="Seeds">The number of runs, with the seeds 1 to N.</param>
public sealed record MeasuredAccuracy(double Mean, double Deviation, int Seeds)
{
    /// <summary>The dataset that the test images are from.</summary>
    public string Dataset { get; init; } = "MNIST";

    /// <summary>For example <c>99.05 % (N = 3, deviation 0.09)</c>. Another dataset than MNIST is named in front of the count.</summary>
    public override string ToString()
    {
        string dataset = Dataset == "MNIST" ? "" : $"{Dataset}, ";
        string deviation = Seeds == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", deviation {100 * Deviation:0.00}");
        return string.Create(CultureInfo.InvariantCulture, $"{100 * Mean:0.00} % ({dataset}N = {Seeds}{deviation})");
    }
}
