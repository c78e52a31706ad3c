namespace Mnist.Learning.Networks;

/// <summary>The state of the current pass, for all layers of a network.</summary>
internal sealed class Pass
{
    /// <summary>True in training: dropout is active, and batch normalization measures the batch.</summary>
    public bool IsTraining { get; set; }

    /// <summary>The seed of the training run.</summary>
    public long Seed { get; set; }

    /// <summary>The number of the batch, from 0.</summary>
    public long Iteration { get; set; }

    /// <summary>Returns the initial random state for a layer and a sample of this pass.</summary>
    public ulong RandomState(string layer, int sample)
    {
        ulong state = (ulong)Seed;
        foreach (char c in layer)
        {
            state = NextRandom(ref state) ^ c;
        }

        state = NextRandom(ref state) ^ (ulong)Iteration;
        state = NextRandom(ref state) ^ (ulong)sample;
        return NextRandom(ref state);
    }

    /// <summary>Returns 64 random bits and updates the state: SplitMix64 (https://prng.di.unimi.it/splitmix64.c).</summary>
    public static ulong NextRandom(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
