using System.Runtime.ExceptionServices;

namespace Mnist;

/// <summary>Fills buffers on its own thread, two ahead of the reader.</summary>
internal sealed class BatchPrefetcher : IDisposable
{
    private readonly object _gate = new();
    private readonly BatchFiller _filler;
    private readonly BatchBuffer[] _ring;
    private readonly CancellationToken _callers;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenRegistration _wake;
    private readonly Thread _thread;

    // Guarded by the gate.
    private int _head;
    private int _filled;
    private bool _isOver;
    private ExceptionDispatchInfo? _failure;

    public BatchPrefetcher(BatchFiller filler, BatchFormat format, CancellationToken cancellationToken)
    {
        _filler = filler;
        _ring = [new BatchBuffer(format), new BatchBuffer(format)];
        _callers = cancellationToken;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _wake = _stop.Token.UnsafeRegister(static state => ((BatchPrefetcher)state!).Wake(), this);
        _thread = new Thread(Run) { IsBackground = true, Name = "MNIST batches" };
        _thread.Start();
    }

    /// <summary>Exchanges the buffer with a filled one; returns false at the end.</summary>
    public bool Next(BatchBuffer buffer)
    {
        lock (_gate)
        {
            while (_filled == 0 && !_isOver && !_stop.IsCancellationRequested)
            {
                Monitor.Wait(_gate);
            }

            _callers.ThrowIfCancellationRequested();
            if (_filled == 0)
            {
                _failure?.Throw();
                return false;
            }

            buffer.Swap(_ring[_head]);
            _head = (_head + 1) % _ring.Length;
            _filled--;
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _wake.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            while (TryGetFree(out BatchBuffer free) && _filler.Fill(free, _stop.Token))
            {
                lock (_gate)
                {
                    _filled++;
                    Monitor.PulseAll(_gate);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The reader is disposed, or throws the exception itself.
        }
#pragma warning disable CA1031 // The reader throws it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }

        lock (_gate)
        {
            _isOver = true;
            Monitor.PulseAll(_gate);
        }
    }

    private bool TryGetFree(out BatchBuffer free)
    {
        lock (_gate)
        {
            while (_filled == _ring.Length && !_stop.IsCancellationRequested)
            {
                Monitor.Wait(_gate);
            }

            free = _ring[(_head + _filled) % _ring.Length];
            return !_stop.IsCancellationRequested;
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }
}
