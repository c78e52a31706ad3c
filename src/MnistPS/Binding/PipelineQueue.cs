using System.Collections.Concurrent;

namespace MnistPS.Binding;

/// <summary>Runs asynchronous work for a cmdlet. Reports come back through a queue, because only the pipeline thread may write.</summary>
internal static class PipelineQueue
{
    /// <summary>Runs work on other threads, while this thread handles its reports.</summary>
    /// <param name="work">Receives the target of the reports, and a token that is also canceled if a report cannot be handled.</param>
    /// <param name="handle">Called for each report on this thread, the pipeline's.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The result of the work.</returns>
    public static TResult Run<TResult, TReport>(
        Func<IProgress<TReport>, CancellationToken, Task<TResult>> work, Action<TReport> handle, CancellationToken cancellationToken)
    {
        using var queue = new BlockingCollection<TReport>();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<TResult> task = Task.Run(
            async () =>
            {
                try
                {
                    return await work(new Sender<TReport>(queue), source.Token).ConfigureAwait(false);
                }
                finally
                {
                    queue.CompleteAdding();
                }
            },
            CancellationToken.None);
        try
        {
            foreach (TReport report in queue.GetConsumingEnumerable(CancellationToken.None))
            {
                handle(report);
            }
        }
        catch
        {
            // The pipeline has stopped. The work closes its files before this returns.
            source.Cancel();
            task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait(CancellationToken.None);
            throw;
        }

        return task.GetAwaiter().GetResult();
    }

    private sealed class Sender<TReport>(BlockingCollection<TReport> queue) : IProgress<TReport>
    {
        public void Report(TReport value)
        {
            if (!queue.IsAddingCompleted)
            {
                queue.TryAdd(value);
            }
        }
    }
}
