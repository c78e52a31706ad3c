using System.Numerics;
using Mnist.Learning.Kernels;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Optimizers;

/// <summary>Stochastic gradient descent with momentum, as in Caffe: v = momentum * v + rate * gradient; w = w - v.</summary>
/// <param name="network">The network.</param>
/// <param name="momentum">The momentum, from 0 to less than 1.</param>
/// <param name="penalties">Weight decay, L1 and L2.</param>
/// <param name="nesterov">Uses Nesterov's step: momentum * v + rate * gradient (Nesterov 1983).</param>
internal sealed unsafe class Sgd<T>(Network<T> network, double momentum, Penalties penalties, bool nesterov = false)
    : Optimizer<T>(network, penalties)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Block<T> _velocity = new(momentum == 0 ? 0 : network.Values.Length);
    private double _rate;

    public override IReadOnlyList<(string Name, Block<T> Values)> State => momentum == 0 ? [] : [("velocity", _velocity)];

    public override double Step(long iteration, double rate, Func<double> evaluate)
    {
        double loss = evaluate() + Penalties.Loss(Network);
        _rate = rate;
        UpdateAll();
        return loss;
    }

    protected override void Update(Parameter<T> parameter, int start, int length)
    {
        Penalties.AddGradient(parameter, start, length);
        T* w = parameter.Values + start;
        T* g = parameter.Gradients + start;
        T rate = T.CreateChecked(_rate * parameter.RateMultiplier);
        var rates = new Vector<T>(rate);
        int i = 0;
        if (momentum == 0)
        {
            for (; i <= length - Vector<T>.Count; i += Vector<T>.Count)
            {
                (Vector.Load(w + i) - (rates * Vector.Load(g + i))).Store(w + i);
            }

            for (; i < length; i++)
            {
                w[i] -= rate * g[i];
            }

            return;
        }

        T* v = _velocity.Pointer + parameter.Offset + start;
        T keep = T.CreateChecked(momentum);
        var keeps = new Vector<T>(keep);
        for (; i <= length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> move = rates * Vector.Load(g + i);
            Vector<T> velocity = (keeps * Vector.Load(v + i)) + move;
            velocity.Store(v + i);
            (Vector.Load(w + i) - (nesterov ? (keeps * velocity) + move : velocity)).Store(w + i);
        }

        for (; i < length; i++)
        {
            T move = rate * g[i];
            v[i] = (keep * v[i]) + move;
            w[i] -= nesterov ? (keep * v[i]) + move : v[i];
        }
    }
}
