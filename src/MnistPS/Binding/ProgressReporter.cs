using System.Diagnostics;
using System.Management.Automation;

namespace MnistPS.Binding;

/// <summary>Shows the progress of a command: after half a second, a few times a second, and closed at the end.</summary>
/// <param name="command">The cmdlet, used only on its pipeline thread.</param>
/// <param name="activity">The text of the activity.</param>
/// <param name="total">The total number, or null if unknown.</param>
/// <param name="unit">The unit of the numbers.</param>
internal sealed class ProgressReporter(Cmdlet command, string activity, long? total, string unit = "samples") : IProgress<long>
{
    private const int ActivityId = 28;
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(0.25);

    private readonly long _started = Stopwatch.GetTimestamp();
    private TimeSpan _next = s_delay;
    private bool _isShown;

    /// <summary>The total number, if it is known later.</summary>
    public long? Total { get; set; } = total;

    /// <inheritdoc/>
    public void Report(long value) => Report(value, detail: null, remaining: null);

    /// <param name="value">The number so far.</param>
    /// <param name="detail">A text behind the numbers.</param>
    /// <param name="remaining">The time until the end, if it is known.</param>
    public void Report(long value, string? detail, TimeSpan? remaining)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_started);
        if (elapsed < _next)
        {
            return;
        }

        _next = elapsed + s_interval;
        _isShown = true;
        string status = Total is null ? FormattableString.Invariant($"{value:N0} {unit}") : FormattableString.Invariant($"{value:N0} of {Total:N0} {unit}");
        command.WriteProgress(new ProgressRecord(ActivityId, activity, detail is null ? status : $"{status}, {detail}")
        {
            SecondsRemaining = remaining is { } time ? (int)Math.Min(int.MaxValue, Math.Ceiling(time.TotalSeconds)) : -1,
            PercentComplete = Total > 0 ? (int)Math.Min(100, 100 * value / Total.Value) : -1,
        });
    }

    /// <summary>Removes the display.</summary>
    public void Close()
    {
        if (_isShown)
        {
            _isShown = false;
            command.WriteProgress(new ProgressRecord(ActivityId, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
