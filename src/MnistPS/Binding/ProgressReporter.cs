using System.Diagnostics;
using System.Management.Automation;

namespace MnistPS.Binding;

/// <summary>Shows how far a command is: not before half a second, a few times a second, and closed at the end.</summary>
/// <param name="command">The cmdlet that shows it; called on its pipeline thread only.</param>
/// <param name="activity">What is being done.</param>
/// <param name="total">How many there are, or null where that is not known.</param>
/// <param name="unit">What is counted.</param>
internal sealed class ProgressReporter(Cmdlet command, string activity, long? total, string unit = "samples") : IProgress<long>
{
    private const int ActivityId = 28;
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(0.25);

    private readonly long _started = Stopwatch.GetTimestamp();
    private TimeSpan _next = s_delay;
    private bool _isShown;

    /// <summary>How many there are, where that comes out later.</summary>
    public long? Total { get; set; } = total;

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
        string status = Total is null ? FormattableString.Invariant($"{value:N0} {unit}") : FormattableString.Invariant($"{value:N0} of {Total:N0} {unit}");
        command.WriteProgress(new ProgressRecord(ActivityId, activity, status)
        {
            PercentComplete = Total > 0 ? (int)Math.Min(100, 100 * value / Total.Value) : -1,
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
