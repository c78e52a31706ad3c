using System.Runtime.ExceptionServices;

namespace Mnist.Learning.Kernels;

/// <summary>A few threads that share the pieces of a piece of work.</summary>
/// <remarks>
/// Who does which piece is left to chance, so pieces must not depend on it: the results of a network are the same for any number
/// of threads. A helper that the machine keeps busy elsewhere holds nobody up: pieces are taken, not assigned.
/// One caller at a time. No allocation per call.
/// </remarks>
internal sealed class Workers : IDisposable
{
    // Long enough to bridge the gap between two layers, short enough not to heat the room.
    private const int Spins = 400;

    private readonly Thread[] _helpers;
    private readonly object _gate = new();

    // Generation of the work in the upper half, pieces that nobody has taken yet in the lower half. Taking a piece compares both,
    // so a helper that wakes up late cannot take a piece of other work than it has read.
    private long _state;
    private int _unfinished;
    private Action<int, int>? _work;
    private int _count;
    private CancellationToken _cancellation;
    private int _sleeping;
    private volatile bool _isDisposed;
    private volatile Exception? _failure;

    /// <param name="threads">1 or more, the caller included; 0 for one a processor.</param>
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

    /// <summary>Threads, the caller included.</summary>
    public int Count { get; }

    /// <summary>Does pieces 0 to count - 1 and returns when all are done.</summary>
    /// <param name="count">The number of pieces.</param>
    /// <param name="work">Gets the piece and the worker, 0 to Count - 1, whose scratch memory it may use. Long ones look at the token themselves.</param>
    /// <param name="cancellationToken">Ends the work: pieces that have not started are left out.</param>
    /// <exception cref="OperationCanceledException">It was canceled, so some pieces may not be done.</exception>
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

        // The work cannot change between these lines while the state stays as it is: it has pieces that nobody has taken.
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
