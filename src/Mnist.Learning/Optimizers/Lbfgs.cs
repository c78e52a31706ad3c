using System.Numerics;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Optimizers;

/// <summary>L-BFGS: uses the last steps to estimate the curvature (Nocedal and Wright 2006, algorithm 7.4).</summary>
/// <param name="network">The network.</param>
/// <param name="penalties">Weight decay, L1 and L2.</param>
/// <param name="iterations">The number of steps for each batch (Torch's maxIter).</param>
/// <param name="history">The number of steps for the estimate.</param>
/// <remarks>
/// The length of a step is halved until the loss decreases enough (Armijo's rule). The history restarts with each batch, because its
/// loss is another function.
/// </remarks>
internal sealed class Lbfgs<T>(Network<T> network, Penalties penalties, int iterations = 3, int history = 10) : Optimizer<T>(network, penalties)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Halvings = 12;

    private readonly List<(double[] Move, double[] Change, double Curvature)> _history = [];

    public override double Step(long iteration, double rate, Func<double> evaluate)
    {
        double[] start = Flatten(gradients: false);
        try
        {
            return Descend(rate, evaluate);
        }
        catch (OperationCanceledException)
        {
            // Undo a step that did not finish.
            Move(start, 0, start);
            throw;
        }
    }

    protected override void Update(Parameter<T> parameter, int start, int length) =>
        Penalties.AddGradient(parameter, start, length);

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static double Norm(double[] a) => Math.Sqrt(Dot(a, a));

    private static void AddTo(double[] to, double factor, double[] from)
    {
        for (int i = 0; i < to.Length; i++)
        {
            to[i] += factor * from[i];
        }
    }

    private double Descend(double rate, Func<double> evaluate)
    {
        _history.Clear();
        double loss = Evaluate(evaluate, out double[] gradient);
        double before = loss;
        for (int i = 0; i < iterations && Norm(gradient) > 1e-12; i++)
        {
            double[] direction = Direction(gradient);
            double slope = Dot(direction, gradient);

            // The first step has no curvature yet.
            double length = i == 0 ? Math.Min(1, 1 / Norm(gradient)) * Math.Max(rate, 1e-3) : 1;
            if (!Search(evaluate, direction, slope, length, ref loss, ref gradient))
            {
                break;
            }
        }

        return before;
    }

    private double Evaluate(Func<double> evaluate, out double[] gradient)
    {
        double loss = evaluate() + Penalties.Loss(Network);
        UpdateAll();
        gradient = Flatten(gradients: true);
        return loss;
    }

    private bool Search(Func<double> evaluate, double[] direction, double slope, double length, ref double loss, ref double[] gradient)
    {
        double[] from = Flatten(gradients: false);
        for (int i = 0; i < Halvings; i++, length /= 2)
        {
            Move(from, length, direction);
            double next = Evaluate(evaluate, out double[] nextGradient);
            if (next <= loss + (1e-4 * length * slope))
            {
                Remember(from, gradient, nextGradient);
                (loss, gradient) = (next, nextGradient);
                return true;
            }
        }

        Move(from, 0, direction);
        return false;
    }

    private double[] Direction(double[] gradient)
    {
        double[] direction = [.. gradient];
        double[] shares = new double[_history.Count];
        for (int i = _history.Count - 1; i >= 0; i--)
        {
            shares[i] = Dot(_history[i].Move, direction) / _history[i].Curvature;
            AddTo(direction, -shares[i], _history[i].Change);
        }

        if (_history.Count > 0)
        {
            (_, double[] change, double curvature) = _history[^1];
            double scale = curvature / Dot(change, change);
            for (int i = 0; i < direction.Length; i++)
            {
                direction[i] *= scale;
            }
        }

        for (int i = 0; i < _history.Count; i++)
        {
            double share = Dot(_history[i].Change, direction) / _history[i].Curvature;
            AddTo(direction, shares[i] - share, _history[i].Move);
        }

        for (int i = 0; i < direction.Length; i++)
        {
            direction[i] = -direction[i];
        }

        return direction;
    }

    private void Remember(double[] from, double[] gradient, double[] nextGradient)
    {
        double[] move = Flatten(gradients: false);
        double[] change = [.. nextGradient];
        AddTo(move, -1, from);
        AddTo(change, -1, gradient);
        double curvature = Dot(move, change);
        if (curvature > 1e-10)
        {
            _history.Add((move, change, curvature));
            if (_history.Count > history)
            {
                _history.RemoveAt(0);
            }
        }
    }

    private double[] Flatten(bool gradients)
    {
        double[] all = new double[Network.LearnedCount];
        int at = 0;
        foreach (Parameter<T> parameter in Network.Parameters.Where(parameter => parameter.IsLearned))
        {
            foreach (T value in gradients ? parameter.GradientSpan : parameter.ValueSpan)
            {
                all[at++] = double.CreateChecked(value);
            }
        }

        return all;
    }

    private void Move(double[] from, double length, double[] direction)
    {
        int at = 0;
        foreach (Parameter<T> parameter in Network.Parameters.Where(parameter => parameter.IsLearned))
        {
            foreach (ref T value in parameter.ValueSpan)
            {
                value = T.CreateChecked(from[at] + (length * direction[at]));
                at++;
            }
        }
    }
}
