using System.Numerics;

namespace Mnist.Statistics;

/// <summary>Positions that t-SNE moves, step by step.</summary>
/// <remarks>
/// A vector holds some samples, which all others repel in their order. So every width of vector and any number of threads give the same
/// bits.
/// </remarks>
internal sealed class TSneLayout
{
    private const double Exaggeration = 12;
    private const double LeastRate = 50;
    private const double LeastGain = 0.01;
    private const int Piece = 64;

    private readonly Neighborhoods _neighborhoods;
    private readonly int _count;
    private readonly double _rate;
    private readonly Axis _x;
    private readonly Axis _y;

    // For each sample: the sum of its similarities to all others.
    private readonly double[] _sums;

    /// <param name="neighborhoods">The probabilities of the pairs.</param>
    /// <param name="x">The first positions.</param>
    /// <param name="y">The first positions.</param>
    public TSneLayout(Neighborhoods neighborhoods, double[] x, double[] y)
    {
        _neighborhoods = neighborhoods;
        _count = x.Length;
        _rate = Math.Max(LeastRate, _count / Exaggeration / 4);

        // Whole vectors.
        int room = (_count + Piece - 1) / Piece * Piece;
        (_x, _y, _sums) = (new Axis(x, room), new Axis(y, room), new double[room]);
    }

    public IEnumerable<double> X => _x.Places.Take(_count);

    public IEnumerable<double> Y => _y.Places.Take(_count);

    /// <summary>Moves all samples one step.</summary>
    /// <param name="isEarly">True for the first steps, which pull neighbors together harder.</param>
    /// <param name="cancellationToken">Cancels the step; the positions are of no use then.</param>
    public void Move(bool isEarly, CancellationToken cancellationToken)
    {
        double total = Repel(cancellationToken);
        double pull = isEarly ? Exaggeration : 1;
        ForPieces(
            start =>
            {
                for (int i = start; i < Math.Min(start + Piece, _count); i++)
                {
                    (double x, double y) = Attract(i);
                    _x.Move(i, 4 * ((pull * x) - (_x.Forces[i] / total)), isEarly, _rate);
                    _y.Move(i, 4 * ((pull * y) - (_y.Forces[i] / total)), isEarly, _rate);
                }
            },
            cancellationToken);
        _x.Advance(_count);
        _y.Advance(_count);
    }

    /// <summary>Returns the Kullback-Leibler divergence of the similarities in the plane from the probabilities.</summary>
    public double MeasureDivergence(CancellationToken cancellationToken)
    {
        double total = Repel(cancellationToken);
        double sum = 0;
        for (int i = 0; i < _count; i++)
        {
            for (int k = _neighborhoods.Starts[i]; k < _neighborhoods.Starts[i + 1]; k++)
            {
                double share = _neighborhoods.Shares[k];
                sum += share > 0 ? share * PortableMath.Log(share * total / Similarity(i, _neighborhoods.Others[k])) : 0;
            }
        }

        return Math.Max(0, sum);
    }

    private double Similarity(int i, int j)
    {
        (double x, double y) = (_x.Places[i] - _x.Places[j], _y.Places[i] - _y.Places[j]);
        return 1 / (1 + (x * x) + (y * y));
    }

    private (double X, double Y) Attract(int i)
    {
        (double x, double y) = (0, 0);
        for (int k = _neighborhoods.Starts[i]; k < _neighborhoods.Starts[i + 1]; k++)
        {
            int j = _neighborhoods.Others[k];
            double force = _neighborhoods.Shares[k] * Similarity(i, j);
            x += force * (_x.Places[i] - _x.Places[j]);
            y += force * (_y.Places[i] - _y.Places[j]);
        }

        return (x, y);
    }

    // Computes the repulsion of each sample from all others, and returns the sum of all similarities.
    private double Repel(CancellationToken cancellationToken)
    {
        ForPieces(
            start =>
            {
                for (int i = start; i < start + Piece; i += Vector<double>.Count)
                {
                    Repel(i);
                }
            },
            cancellationToken);
        double total = 0;
        for (int i = 0; i < _count; i++)
        {
            total += _sums[i] - 1; // without itself
        }

        return total;
    }

    private void Repel(int i)
    {
        var x = new Vector<double>(_x.Places, i);
        var y = new Vector<double>(_y.Places, i);
        (Vector<double> forceX, Vector<double> forceY, Vector<double> sum) = (default, default, default);
        ReadOnlySpan<double> placesX = _x.Places.AsSpan(0, _count);
        ReadOnlySpan<double> placesY = _y.Places.AsSpan(0, _count);
        for (int j = 0; j < placesX.Length && j < placesY.Length; j++)
        {
            Vector<double> distanceX = x - new Vector<double>(placesX[j]);
            Vector<double> distanceY = y - new Vector<double>(placesY[j]);
            Vector<double> similarity = Vector<double>.One / (Vector<double>.One + (distanceX * distanceX) + (distanceY * distanceY));
            sum += similarity;
            similarity *= similarity;
            forceX += similarity * distanceX;
            forceY += similarity * distanceY;
        }

        forceX.CopyTo(_x.Forces, i);
        forceY.CopyTo(_y.Forces, i);
        sum.CopyTo(_sums, i);
    }

    private void ForPieces(Action<int> work, CancellationToken cancellationToken) => Parallel.For(
        0, (_count + Piece - 1) / Piece, new ParallelOptions { CancellationToken = cancellationToken }, piece => work(piece * Piece));

    /// <summary>The positions along one axis, and what moves them.</summary>
    private sealed class Axis
    {
        private readonly double[] _steps;
        private readonly double[] _gains;

        public Axis(double[] places, int room)
        {
            Places = [.. places, .. new double[room - places.Length]];
            (_steps, _gains, Forces) = (new double[room], new double[room], new double[room]);
            Array.Fill(_gains, 1);
        }

        public double[] Places { get; }

        public double[] Forces { get; }

        // The momentum and the gains of scikit-learn: a gain grows while the direction stays the same.
        public void Move(int i, double gradient, bool isEarly, double rate)
        {
            _gains[i] = Math.Max(LeastGain, _steps[i] * gradient < 0 ? _gains[i] + 0.2 : _gains[i] * 0.8);
            _steps[i] = ((isEarly ? 0.5 : 0.8) * _steps[i]) - (rate * _gains[i] * gradient);
        }

        public void Advance(int count)
        {
            for (int i = 0; i < count; i++)
            {
                Places[i] += _steps[i];
            }
        }
    }
}
