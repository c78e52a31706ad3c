using System.Diagnostics;
using System.Management.Automation;
using Mnist.Datasets;
using MnistPS.Binding;

namespace MnistPS.Commands;

/// <summary>Saves datasets for a cmdlet, with progress.</summary>
internal static class DatasetSaving
{
    private const int ActivityId = 29;
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(0.5);

    /// <summary>Saves datasets and returns their new state.</summary>
    public static IReadOnlyList<DatasetInfo> Save(
        Cmdlet command, DatasetStore store, IReadOnlyList<string> names, SaveOptions options, CancellationToken cancellationToken)
    {
        string activity = $"Saving {string.Join(", ", names)}";
        long started = Stopwatch.GetTimestamp();
        bool isShown = false;
        try
        {
            return PipelineQueue.Run<IReadOnlyList<DatasetInfo>, DownloadProgress>(
                (report, stopping) => store.SaveAsync(names, options, report, stopping),
                progress =>
                {
                    Tell(command, progress);

                    // Short downloads end before a display appears.
                    if (isShown || Stopwatch.GetElapsedTime(started) >= s_delay)
                    {
                        isShown = true;
                        command.WriteProgress(ToRecord(activity, progress));
                    }
                },
                cancellationToken);
        }
        finally
        {
            if (isShown && !cancellationToken.IsCancellationRequested)
            {
                command.WriteProgress(new ProgressRecord(ActivityId, activity, "Done") { RecordType = ProgressRecordType.Completed });
            }
        }
    }

    private static void Tell(Cmdlet command, DownloadProgress progress)
    {
        if (progress.Failure is not null)
        {
            command.WriteVerbose($"{progress.Failure.Address} failed: {progress.Failure.Reason}.");
        }
        else if (progress.Source is not null)
        {
            command.WriteVerbose($"'{progress.File}' came from {progress.Source}.");
        }
    }

    private static ProgressRecord ToRecord(string activity, DownloadProgress progress) => new(ActivityId, activity, progress.ToString())
    {
        CurrentOperation = progress.File,
        PercentComplete = progress.TotalBytes > 0 ? (int)Math.Clamp(100 * progress.BytesReceived / progress.TotalBytes.Value, 0, 100) : -1,
        SecondsRemaining = progress is { TotalBytes: long total, BytesPerSecond: > 0 }
            ? (int)Math.Min(int.MaxValue, Math.Max(0, (total - progress.BytesReceived) / progress.BytesPerSecond))
            : -1,
    };
}
