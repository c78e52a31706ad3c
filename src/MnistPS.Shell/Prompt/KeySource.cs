using RadLine;

namespace MnistPS.Shell.Prompt;

/// <summary>
/// The keyboard for RadLine, which otherwise takes all keys that wait, those after the end of the line too: of several lines pasted
/// at once, or typed ahead, all but the first would be lost with its editor.
/// </summary>
internal sealed class KeySource : IInputSource
{
    private static readonly TimeSpan s_idleAfter = TimeSpan.FromSeconds(2);
    private bool _closed;
    private DateTime _lastKey = DateTime.UtcNow;

    public bool ByPassProcessing => true;

    /// <summary>Lets keys through: for the next line, or since a key has not ended this one.</summary>
    public void Open() => _closed = false;

    public bool IsKeyAvailable()
    {
        if (_closed)
        {
            return false;
        }

        if (Console.KeyAvailable)
        {
            return true;
        }

        if (DateTime.UtcNow - _lastKey > s_idleAfter)
        {
            // RadLine asks two hundred times a second; a prompt that waits for hours should cost nothing.
            Thread.Sleep(25);
        }

        return false;
    }

    public ConsoleKeyInfo ReadKey()
    {
        ConsoleKeyInfo key = Console.ReadKey(intercept: true);
        _closed = key.Key == ConsoleKey.Enter || (key.Key is (ConsoleKey.C or ConsoleKey.D) && key.Modifiers == ConsoleModifiers.Control);
        _lastKey = DateTime.UtcNow;
        return key;
    }
}
