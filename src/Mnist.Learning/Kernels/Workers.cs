using System.Runtime.ExceptionServices;

namespace Mnist.Learning.Kernels;

/// <summary>Threads that share a task of many pieces.</summary>
/// <remarks>
/// Any thread can do any piece, so the results must not depend on it: a network gives the same results for any number of threads. Each
/// thread takes the next piece when it is free, so a slow thread does not block the others. One caller at a time. No allocation per
/// call.
/// </remarks>
internal sealed class Workers : IDisposable
{
    // Long enough for the gap between two layers, short enough to save energy.
    private const int Spins = 400;

    private readonly Thread[] _helpers;
    private readonly object _gate = new();

    // The number of the task is in the upper half, the remaining pieces in the lower half. Taking a piece compares both, so a thread that
    // wakes up late cannot take a piece of another task.
    private long _state;
    private int _unfinished;
    private Action<int, int>? _work;
    private int _count;
    private CancellationToken _cancellation;
    private int _sleeping;
    private volatile bool _isDisposed;
    private volatile Exception? _failure;

    /// <param name="threads">The number of threads, 1 or more, including the caller; 0 for one per processor.</param>
    public Workers(int threads = 0)
    {
        Count = threads > 0 ? threads : Environment.ProcessorCount;
        _helpers = new Thread[Count - 1];
        for (int i = 0; i < _helpers.Length; i++)
        {
            int worker = i + 1;
            _helpers[i] = new Thread(() => Help(worker)) { IsBackground = true, Name = "Mnist.Learning" };
            _helpers[i].Start();
        }
    }

    /// <summary>The number of threads, including the caller.</summary>
    public int Count { get; }

    /// <summary>Runs pieces 0 to count - 1 and returns when all are done.</summary>
    /// <param name="count">The number of pieces.</param>
    /// <param name="work">Receives the piece and the worker, 0 to Count - 1, which has its own scratch memory. Long work checks the token itself.</param>
    /// <param name="cancellationToken">Cancels the task: pieces that have not started are skipped.</param>
    /// <exception cref="OperationCanceledException">The task was canceled, and some pieces may be missing.</exception>
    public void For(int count, Action<int, int> work, CancellationToken cancellationToken = default)
    {
        if (_helpers.Length == 0 || count == 1)
        {
            for (int i = 0; i < count && !cancellationToken.IsCancellationRequested; i++)
            {
                work(i, 0);
            }

            cancellationToken.ThrowIfCancellationRequested();
            return;
        }

        _work = work;
        _count = count;
        _cancellation = cancellationToken;
        Volatile.Write(ref _unfinished, count);
        Interlocked.Exchange(ref _state, (((_state >> 32) + 1) << 32) | (uint)count);
        if (Volatile.Read(ref _sleeping) > 0)
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }

        while (TakePiece(0))
        {
        }

        var wait = default(SpinWait);
        while (Volatile.Read(ref _unfinished) > 0)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        if (_failure is { } failure)
        {
            _failure = null;
            ExceptionDispatchInfo.Throw(failure);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }

        foreach (Thread helper in _helpers)
        {
            helper.Join();
        }
    }

    private void Help(int worker)
    {
        int idle = 0;
        while (!_isDisposed)
        {
            if (TakePiece(worker))
            {
                idle = 0;
            }
            else if (++idle < Spins)
            {
                Thread.SpinWait(20);
            }
            else
            {
                Sleep();
                idle = 0;
            }
        }
    }

    private void Sleep()
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _sleeping);
            while (!_isDisposed && (uint)Interlocked.Read(ref _state) == 0)
            {
                Monitor.Wait(_gate);
            }

            Interlocked.Decrement(ref _sleeping);
        }
    }

    private bool TakePiece(int worker)
    {
        long state = Interlocked.Read(ref _state);
        if ((uint)state == 0)
        {
            return false;
        }

        // The task cannot change between these lines, because the unchanged state still has pieces to take.
        Action<int, int> work = _work!;
        int piece = _count - (int)(uint)state;
        if (Interlocked.CompareExchange(ref _state, state - 1, state) == state)
        {
            try
            {
                if (!_cancellation.IsCancellationRequested)
                {
                    work(piece, worker);
                }
            }
            catch (Exception e)
            {
                _failure = e;
            }

            Interlocked.Decrement(ref _unfinished);
        }

        return true;
    }
}
