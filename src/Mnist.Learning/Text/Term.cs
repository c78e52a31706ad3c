using System.Globalization;

namespace Mnist.Learning.Text;

/// <summary>A word with arguments, for example <c>conv 20 5</c> or <c>conv 20 size=5</c>: a layer or a rate policy.</summary>
/// <remarks>Arguments without a name come first, in order. All names may be written in any case.</remarks>
internal sealed class Term
{
    private readonly string _text;
    private readonly Dictionary<string, double> _numbers = [];
    private bool _hasNames;

    private Term(string text, int position, int length, TermKind kind)
    {
        _text = text;
        Position = position;
        Length = length;
        Kind = kind;
    }

    public TermKind Kind { get; }

    /// <summary>The place in the text.</summary>
    public int Position { get; }

    public int Length { get; }

    /// <summary>Returns an argument, or its default; null if it is missing and has none.</summary>
    public double? this[string name] =>
        _numbers.TryGetValue(name, out double value) ? value : Kind.Parameters.First(parameter => parameter.Name == name).Default;

    /// <summary>Parses one term.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">The place of the term.</param>
    /// <param name="end">The place after it.</param>
    /// <param name="kinds">The words that may stand here.</param>
    /// <param name="noun">What a term is: <c>layer</c>.</param>
    /// <exception cref="TextException">The term is empty, unknown or has invalid arguments.</exception>
    public static Term Parse(string text, int start, int end, IReadOnlyList<TermKind> kinds, string noun)
    {
        List<(int Start, int Length)> words = Words(text, start, end);
        string names = string.Join(", ", kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal));
        if (words.Count == 0)
        {
            throw new TextException($"A {noun} is missing. Use one of {names}.", text, start, end - start);
        }

        (int at, int length) = words[0];
        string word = text.Substring(at, length);
        TermKind kind = kinds.FirstOrDefault(kind => kind.Name.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? throw new TextException($"'{word}' is not a {noun}. Use one of {names}.", text, at, length);
        (int last, int lastLength) = words[^1];
        var term = new Term(text, at, last + lastLength - at, kind);
        for (int i = 1; i < words.Count; i++)
        {
            term.Add(words[i].Start, words[i].Length, i - 1);
        }

        return kind.Parameters.FirstOrDefault(parameter => parameter.IsRequired && term[parameter.Name] is null) is { } missing
            ? throw term.Error($"'{kind.Name}' needs {missing}. Write it as '{kind.Syntax}'.")
            : term;
    }

    /// <summary>Returns an error at this term.</summary>
    public TextException Error(string problem, Exception? innerException = null) => new(problem, _text, Position, Length, innerException);

    public override string ToString() => _text.Substring(Position, Length);

    private static List<(int Start, int Length)> Words(string text, int start, int end)
    {
        var words = new List<(int, int)>();
        for (int i = start; i < end;)
        {
            int from = i;
            while (i < end && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }

            if (i > from)
            {
                words.Add((from, i - from));
            }

            i++;
        }

        return words;
    }

    private void Add(int start, int length, int place)
    {
        string word = _text.Substring(start, length);
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? "" : word[..equals];
        TermParameter? parameter = equals < 0
            ? Kind.Parameters.ElementAtOrDefault(place)
            : Kind.Parameters.FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (parameter is null)
        {
            string problem = equals < 0 ? $"'{word}' is too much for '{Kind.Name}'." : $"'{Kind.Name}' has no argument '{name}'.";
            throw new TextException($"{problem} Write it as '{Kind.Syntax}'.", _text, start, length);
        }

        _hasNames |= equals >= 0;
        if (equals < 0 && _hasNames)
        {
            throw new TextException($"'{word}' stands after an argument with a name, so it needs a name, too. Write it as '{Kind.Syntax}'.", _text, start, length);
        }

        double value = parameter.Parse(word[(equals + 1)..])
            ?? throw new TextException($"'{word[(equals + 1)..]}' is not valid for {parameter.Name} of '{Kind.Name}'. Use {parameter.Range}.", _text, start, length);
        if (!_numbers.TryAdd(parameter.Name, value))
        {
            throw new TextException($"{parameter.Name} of '{Kind.Name}' is set twice. Use only one of them.", _text, start, length);
        }
    }
}

/// <summary>A word that may start a term, and its arguments in order.</summary>
internal sealed record TermKind(string Name, string Description, params TermParameter[] Parameters)
{
    /// <summary>For example <c>pool size [stride] [padding]</c>.</summary>
    public string Syntax => string.Join(' ', Parameters.Select(parameter => parameter.IsRequired ? parameter.Name : $"[{parameter.Name}]").Prepend(Name));
}

/// <summary>An argument: a number in a range, or one of two words (the second one is 1).</summary>
internal sealed record TermParameter(string Name, double Least, double Most, double? Default = null, bool IsRequired = false)
{
    /// <summary>True if only whole numbers are valid.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>Words in place of the numbers from 0.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>For example <c>a whole number from 1 to 256</c>.</summary>
    public string Range => Words.Length > 0
        ? string.Join(" or ", Words)
        : string.Create(CultureInfo.InvariantCulture, $"a {(IsWhole ? "whole " : "")}number from {Least} to {Most}");

    /// <summary>Returns the value, or null if the text is not one.</summary>
    public double? Parse(string text)
    {
        if (Words.Length > 0)
        {
            int place = Array.FindIndex(Words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
            return place < 0 ? null : place;
        }

        NumberStyles style = IsWhole ? NumberStyles.None : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, style, CultureInfo.InvariantCulture, out double value) && value >= Least && value <= Most ? value : null;
    }

    public override string ToString() => $"{Name} ({Range})";
}
