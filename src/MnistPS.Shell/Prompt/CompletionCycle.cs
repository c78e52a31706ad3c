using RadLine;

namespace MnistPS.Shell.Prompt;

/// <summary>Tab: puts the first candidate in; Tab again: the next one, round and round; any other key in between starts over.</summary>
internal sealed class CompletionCycle(Completer completer, string before)
{
    private IReadOnlyList<string> _candidates = [];
    private int _index;
    private int _start;
    private (string Content, int Position) _left;

    /// <param name="buffer">The line with the cursor.</param>
    /// <param name="step">1 for the next candidate, -1 for the one before.</param>
    public void Move(LineBuffer buffer, int step)
    {
        int length;
        if (_candidates.Count > 0 && _left == (buffer.Content, buffer.Position))
        {
            length = _candidates[_index].Length;
            _index = (_index + step + _candidates.Count) % _candidates.Count;
        }
        else
        {
            Completion completion = completer.Complete(before + buffer.Content, before.Length + buffer.Position);
            _candidates = completion.Candidates;
            _start = completion.Start - before.Length;
            length = completion.Length;
            _index = step > 0 ? 0 : _candidates.Count - 1;
        }

        // A candidate could begin in a line that is gone already.
        if (_candidates.Count == 0 || _start < 0)
        {
            _candidates = [];
            return;
        }

        buffer.Clear(_start, length);
        buffer.Move(_start);
        buffer.Insert(_candidates[_index]);
        buffer.Move(_start + _candidates[_index].Length);
        _left = (buffer.Content, buffer.Position);
    }
}
