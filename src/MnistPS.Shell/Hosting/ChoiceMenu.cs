using System.Management.Automation.Host;

namespace MnistPS.Shell.Hosting;

/// <summary>The answers to a question, each with its key: "&amp;Yes" is chosen by Y or by Yes.</summary>
internal sealed class ChoiceMenu
{
    private readonly List<(string Key, string Label, string Help)> _choices;
    private readonly int _default;

    public ChoiceMenu(IEnumerable<ChoiceDescription> choices, int defaultChoice)
    {
        _choices = [.. choices.Select(choice =>
            (Key(choice.Label), choice.Label.Replace("&", "", StringComparison.Ordinal), choice.HelpMessage))];
        _default = defaultChoice;
    }

    public string Line => string.Join("  ", _choices.Select(choice => $"[{choice.Key}] {choice.Label}"))
        + "  [?] Help" + (_default >= 0 ? $" (default is \"{_choices[_default].Key}\"): " : ": ");

    public string Help => string.Join(Environment.NewLine, _choices.Select(choice => $"{choice.Key} - {choice.Help}"));

    /// <summary>Returns the place of the chosen one, or null when the answer is none of them.</summary>
    public int? Find(string answer)
    {
        if (answer.Length == 0)
        {
            return _default >= 0 ? _default : null;
        }

        int found = _choices.FindIndex(choice =>
            answer.Equals(choice.Key, StringComparison.OrdinalIgnoreCase)
            || answer.Equals(choice.Label, StringComparison.OrdinalIgnoreCase));
        return found >= 0 ? found : null;
    }

    private static string Key(string label)
    {
        int mark = label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < label.Length ? char.ToUpperInvariant(label[mark + 1]).ToString() : label;
    }
}
