using System.Numerics;
using Mnist.Learning.Kernels;
using Mnist.Learning.Layers;

namespace Mnist.Learning.Networks;

/// <summary>Layers that run without waiting in between: several that process single samples, or one that needs the whole batch.</summary>
internal sealed class Stage<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly BatchLayer<T>? _whole;
    private readonly SampleLayer<T>[] _each;
    private readonly Action<int, int> _forward;
    private readonly Action<int, int> _backward;
    private int _count;
    private int _pieces;
    private CancellationToken _cancellation;

    private Stage(BatchLayer<T>? whole, SampleLayer<T>[] each)
    {
        _whole = whole;
        _each = each;
        _forward = Forward;
        _backward = Backward;
    }

    public static IEnumerable<Stage<T>> Group(IEnumerable<Layer<T>> layers)
    {
        var each = new List<SampleLayer<T>>();
        foreach (Layer<T> layer in layers)
        {
            if (layer is SampleLayer<T> sampleLayer)
            {
                each.Add(sampleLayer);
                continue;
            }

            if (each.Count > 0)
            {
                yield return new Stage<T>(null, [.. each]);
                each.Clear();
            }

            yield return new Stage<T>((BatchLayer<T>)layer, []);
        }

        if (each.Count > 0)
        {
            yield return new Stage<T>(null, [.. each]);
        }
    }

    public void Forward(int count, Workers workers, CancellationToken cancellationToken)
    {
        if (_whole is not null)
        {
            _whole.Forward(count, workers, cancellationToken);
            return;
        }

        (_count, _cancellation) = (count, cancellationToken);
        foreach (SampleLayer<T> layer in _each)
        {
            layer.BeginForward();
        }

        _pieces = Math.Max(Slices.Count(count), (count + SampleLayer<T>.Group - 1) / SampleLayer<T>.Group);
        workers.For(_pieces, _forward, cancellationToken);
    }

    public void Backward(int count, Workers workers, CancellationToken cancellationToken)
    {
        if (_whole is not null)
        {
            _whole.Backward(count, workers, cancellationToken);
            return;
        }

        (_count, _cancellation) = (count, cancellationToken);
        foreach (SampleLayer<T> layer in _each)
        {
            layer.BeginBackward();
        }

        int slices = Slices.Count(count);
        workers.For(slices, _backward, cancellationToken);
        foreach (SampleLayer<T> layer in _each)
        {
            layer.EndBackward(slices);
        }
    }

    // The samples do not depend on each other, so there are more pieces than slices if the batch is large.
    private void Forward(int piece, int worker)
    {
        int end = (int)((piece + 1L) * _count / _pieces);
        for (int first = (int)((long)piece * _count / _pieces); first < end && !_cancellation.IsCancellationRequested; first += SampleLayer<T>.Group)
        {
            foreach (SampleLayer<T> layer in _each)
            {
                layer.Forward(first, Math.Min(SampleLayer<T>.Group, end - first), worker);
            }
        }
    }

    private void Backward(int slice, int worker)
    {
        int start = Slices.Start(slice, _count);
        int end = Slices.Start(slice + 1, _count);
        for (int first = start; first < end && !_cancellation.IsCancellationRequested; first += SampleLayer<T>.Group)
        {
            for (int i = _each.Length - 1; i >= 0; i--)
            {
                _each[i].Backward(first, Math.Min(SampleLayer<T>.Group, end - first), slice, first == start, worker);
            }
        }
    }
}
