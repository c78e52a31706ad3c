using System.Numerics;
using Mnist.Learning.Kernels;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Optimizers;

/// <summary>Adam as in TensorFlow: the step is rate * sqrt(1 - b2^t) / (1 - b1^t) * m / (sqrt(v) + epsilon).</summary>
/// <remarks>Kingma and Ba 2014 (https://arxiv.org/abs/1412.6980), the variant at the end of section 2: epsilon is not corrected.</remarks>
internal sealed unsafe class Adam<T>(Network<T> network, Penalties penalties, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    : Optimizer<T>(network, penalties)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Block<T> _first = new(network.Values.Length);
    private readonly Block<T> _second = new(network.Values.Length);
    private double _rate;

    public override IReadOnlyList<(string Name, Block<T> Values)> State => [("first", _first), ("second", _second)];

    public override double Step(long iteration, double rate, Func<double> evaluate)
    {
        double loss = evaluate() + Penalties.Loss(Network);
        long t = iteration + 1;
        _rate = rate * Math.Sqrt(1 - Math.Pow(beta2, t)) / (1 - Math.Pow(beta1, t));
        UpdateAll();
        return loss;
    }

    protected override void Update(Parameter<T> parameter, int start, int length)
    {
        Penalties.AddGradient(parameter, start, length);
        T* w = parameter.Values + start;
        T* g = parameter.Gradients + start;
        T* m = _first.Pointer + parameter.Offset + start;
        T* v = _second.Pointer + parameter.Offset + start;
        T rate = T.CreateChecked(_rate * parameter.RateMultiplier);
        T b1 = T.CreateChecked(beta1), b2 = T.CreateChecked(beta2), tiny = T.CreateChecked(epsilon);
        T rest1 = T.One - b1, rest2 = T.One - b2;
        int i = 0;
        for (; i <= length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> gradient = Vector.Load(g + i);
            Vector<T> first = (Vector.Load(m + i) * b1) + (gradient * rest1);
            Vector<T> second = (Vector.Load(v + i) * b2) + (gradient * gradient * rest2);
            first.Store(m + i);
            second.Store(v + i);
            (Vector.Load(w + i) - (first * rate / (Vector.SquareRoot(second) + new Vector<T>(tiny)))).Store(w + i);
        }

        for (; i < length; i++)
        {
            m[i] = (m[i] * b1) + (g[i] * rest1);
            v[i] = (v[i] * b2) + (g[i] * g[i] * rest2);
            w[i] -= m[i] * rate / (T.Sqrt(v[i]) + tiny);
        }
    }
}
