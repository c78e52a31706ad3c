using System.Diagnostics;
using System.Management.Automation;

namespace MnistPS.Commands;

/// <summary>Shows how far a command is: not before half a second, a few times a second, and closed at the end.</summary>
/// <param name="command">The cmdlet that shows it; called on its pipeline thread only.</param>
/// <param name="activity">What is being done.</param>
/// <param name="total">How many samples there are, or null where that is not known.</param>
internal sealed class ProgressReporter(Cmdlet command, string activity, long? total) : IProgress<long>
{
    private const int ActivityId = 28;
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(0.25);

    private readonly long _started = Stopwatch.GetTimestamp();
    private TimeSpan _next = s_delay;
    private bool _isShown;

    /// <inheritdoc/>
    public void Report(long value)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_started);
        if (elapsed < _next)
        {
            return;
        }

        _next = elapsed + s_interval;
        _isShown = true;
        string status = total is null ? FormattableString.Invariant($"{value:N0} samples") : FormattableString.Invariant($"{value:N0} of {total:N0} samples");
        command.WriteProgress(new ProgressRecord(ActivityId, activity, status)
        {
            PercentComplete = total > 0 ? (int)Math.Min(100, 100 * value / total.Value) : -1,
        });
    }

    /// <summary>Takes the display away.</summary>
    public void Close()
    {
        if (_isShown)
        {
            _isShown = false;
            command.WriteProgress(new ProgressRecord(ActivityId, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
