using System.Numerics;
using Mnist.Learning.Kernels;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Optimizers;

/// <summary>Updates the parameters of a network with the derivatives of its loss.</summary>
internal abstract class Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // The numbers in a piece of work.
    private const int PieceLength = 16384;

    private readonly List<(Parameter<T> Parameter, int Start, int Length)> _pieces = [];
    private readonly Action<int, int> _update;

    protected Optimizer(Network<T> network, Penalties penalties)
    {
        Network = network;
        Penalties = penalties;
        _update = (piece, _) => Update(_pieces[piece].Parameter, _pieces[piece].Start, _pieces[piece].Length);
        foreach (Parameter<T> parameter in network.Parameters.Where(parameter => parameter.IsLearned))
        {
            for (int start = 0; start < parameter.Length; start += PieceLength)
            {
                _pieces.Add((parameter, start, Math.Min(PieceLength, parameter.Length - start)));
            }
        }
    }

    /// <summary>The state between steps, for checkpoints. Each part is as long as the parameters.</summary>
    public virtual IReadOnlyList<(string Name, Block<T> Values)> State => [];

    protected Network<T> Network { get; }

    protected Penalties Penalties { get; }

    /// <summary>Takes a step.</summary>
    /// <param name="iteration">The number of the step, from 0.</param>
    /// <param name="rate">The learning rate of this step.</param>
    /// <param name="evaluate">Computes loss and derivatives for the current parameters.</param>
    /// <returns>The loss before the step.</returns>
    public abstract double Step(long iteration, double rate, Func<double> evaluate);

    /// <summary>Updates all pieces on all threads.</summary>
    protected void UpdateAll() => Network.Workers.For(_pieces.Count, _update);

    /// <summary>Updates a part of a parameter.</summary>
    protected abstract void Update(Parameter<T> parameter, int start, int length);
}
