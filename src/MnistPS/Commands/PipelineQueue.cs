using System.Collections.Concurrent;
using System.Management.Automation;

namespace MnistPS.Commands;

/// <summary>
/// Runs asynchronous work for a cmdlet. What it has to say comes back through a queue, because only the pipeline thread may write.
/// </summary>
internal static class PipelineQueue
{
    /// <summary>Runs work on other threads until it ends, while this thread handles what it reports.</summary>
    /// <param name="work">Given a place to report to.</param>
    /// <param name="handle">Called for each report on this thread, the pipeline's.</param>
    /// <returns>What the work gives.</returns>
    public static TResult Run<TResult, TReport>(Func<IProgress<TReport>, Task<TResult>> work, Action<TReport> handle)
    {
        using var queue = new BlockingCollection<TReport>();
        Task<TResult> task = Task.Run(async () =>
        {
            try
            {
                return await work(new Sender<TReport>(queue)).ConfigureAwait(false);
            }
            finally
            {
                queue.CompleteAdding();
            }
        });
        try
        {
            foreach (TReport report in queue.GetConsumingEnumerable())
            {
                handle(report);
            }
        }
        catch (PipelineStoppedException)
        {
            // Stopped: the work was canceled, too, and closes its files before this returns.
            task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
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
