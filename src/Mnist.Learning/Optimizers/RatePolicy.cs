namespace Mnist.Learning.Optimizers;

/// <summary>How the learning rate changes during the training run.</summary>
internal abstract record RatePolicy
{
    /// <summary>The base rate for all iterations.</summary>
    public static RatePolicy Fixed { get; } = new FixedPolicy();

    /// <summary>Returns the rate of an iteration.</summary>
    /// <param name="rate">The base rate.</param>
    /// <param name="iteration">The iteration, from 0.</param>
    /// <param name="iterations">The number of iterations of the training run.</param>
    public abstract double At(double rate, long iteration, long iterations);

    private sealed record FixedPolicy : RatePolicy
    {
        public override double At(double rate, long iteration, long iterations) => rate;
    }

    /// <summary>Caffe's "inv": rate * (1 + gamma * iteration)^-power.</summary>
    public sealed record Inverse(double Gamma, double Power) : RatePolicy
    {
        public override double At(double rate, long iteration, long iterations) => rate * Math.Pow(1 + (Gamma * iteration), -Power);
    }

    /// <summary>Caffe's "step": rate * gamma^floor(iteration / size).</summary>
    public sealed record Step(double Gamma, long Size) : RatePolicy
    {
        public override double At(double rate, long iteration, long iterations) => rate * Math.Pow(Gamma, iteration / Size);
    }

    /// <summary>Torch's learningRateDecay: rate / (1 + decay * iteration).</summary>
    public sealed record TorchDecay(double Decay) : RatePolicy
    {
        public override double At(double rate, long iteration, long iterations) => rate / (1 + (Decay * iteration));
    }

    /// <summary>Increases linearly during a share of the training run, then decreases to zero along a cosine.</summary>
    public sealed record OneCycle(double Rise) : RatePolicy
    {
        public override double At(double rate, long iteration, long iterations)
        {
            double done = (iteration + 1.0) / (iterations + 1);
            return done < Rise ? rate * done / Rise : rate * 0.5 * (1 + Math.Cos(Math.PI * (done - Rise) / (1 - Rise)));
        }
    }
}
