using System.Diagnostics;
using System.Management.Automation;
using System.Text;

namespace MnistPS.Shell.Terminal;

/// <summary>The progress of what runs, as up to three lines that are redrawn in place.</summary>
internal sealed class ProgressLines
{
    private const int MostLines = 3;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly List<(long Source, ProgressRecord Record)> _records = [];
    private long _drawnAt;
    private int _drawnLines;
    private bool _changedShape;

    public void Update(long source, ProgressRecord record)
    {
        int known = _records.FindIndex(entry => entry.Source == source && entry.Record.ActivityId == record.ActivityId);
        if (record.RecordType == ProgressRecordType.Completed)
        {
            if (known >= 0)
            {
                _records.RemoveAt(known);
                _changedShape = true;
            }
        }
        else if (known >= 0)
        {
            _records[known] = (source, record);
        }
        else
        {
            _records.Add((source, record));
            _changedShape = true;
        }
    }

    /// <summary>Returns what brings the screen up to date: nothing, mostly, since ten pictures a second are enough.</summary>
    public string Draw(int width, bool colors)
    {
        if (!_changedShape && Stopwatch.GetElapsedTime(_drawnAt) < s_pause)
        {
            return "";
        }

        var text = new StringBuilder(Hide());
        IEnumerable<string> lines = _records.Take(MostLines).Select(entry => ProgressText.Format(entry.Record, width - 1));
        string style = PSStyle.Instance.Progress.Style;
        text.AppendJoin('\n', colors ? lines.Select(line => style + line + PSStyle.Instance.Reset) : lines);
        _drawnLines = Math.Min(MostLines, _records.Count);
        _drawnAt = Stopwatch.GetTimestamp();
        _changedShape = false;
        return text.ToString();
    }

    /// <summary>Returns the codes that remove the lines and put the cursor where they began.</summary>
    public string Hide()
    {
        int lines = _drawnLines;
        _drawnLines = 0;
        return lines switch
        {
            0 => "",
            1 => "\r\e[J",
            _ => $"\r\e[{lines - 1}A\e[J",
        };
    }

    public void Clear()
    {
        _records.Clear();
        _drawnAt = 0;
    }
}
