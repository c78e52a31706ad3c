using System.Text.RegularExpressions;

namespace MnistPS.Tests.Conventions;

/// <summary>Every message of an error starts with what is wrong, names the value, and says what to do.</summary>
public sealed partial class ErrorTextTests
{
    /// <summary>How a message says what to do. Each form is in use.</summary>
    private static readonly string[] s_advice =
    [
        "expected", "must", "needs?", "Use", "use", "Check", "Copy", "Correct", "Create", "lists", "Open", "Pipe", "pipe",
        "Put", "Read", "Remove", "run", "Run", "Save", "Try", "Write",
    ];

    /// <summary>Messages without a value: nothing was given, or the value is a constant or no text.</summary>
    private static readonly string[] s_withoutValue =
    [
        "-Recipe and -Network are both missing. Use the name of a recipe, or -Network with layers such as 'flatten | dense'. A recipe cannot be piped in: use it as -Recipe.",
        "A histogram must have 256 counts, one for each pixel value.",
        "Samples are piped in and a dataset is named with -Name or -Path. Use only one of them.",
        "The buffer does not fit the batches of this reader. Use a buffer from its CreateBuffer.",
        "The confusion matrix has no samples. Use one with counts.",
        "The images of this batch are bytes. Use Bytes, or set Scale.",
        "The images of this batch are floats. Use Floats, or clear Scale.",
        "The predictions have no mistakes to show. All are right, or have no true labels: pipe in others.",
        "The protocol Auto cannot be drawn. Use a protocol from TerminalDetection.",
        "There are 0 models. Use one or more.",
        "The sizes are invalid. There must be at most 255, each from 0 to 4294967295.",
        "The sizes multiply to more than 2^63 bytes. Use smaller sizes.",
        "The stream cannot be read. Use a stream that is open for reading.",
        "The stream cannot be written. Use a stream that is open for writing.",
        "The stream cannot seek and was read before. Read its samples only once, or use Import.",
        "The stream has no extension that selects a format. Use the options of a format, such as CsvWriteOptions.",
        "The training run has neither losses nor accuracies. Use records with one of them.",
        "The training run has no records. Use at least one.",
        "The writer is complete or disposed. Create another one.",
        "There are no labeled samples for a mean. Use samples with labels.",
        "There are no labeled samples to count. Use samples with labels.",
        "There are no labeled samples to show. Use samples with labels.",
        "There are no pixels to count. Use histograms of at least one image.",
        "There are no predictions. Pipe in those of Invoke-MnistModel.",
        "There are no samples for a report. Use at least one.",
        "There are no samples to draw. Use at least one.",
        "There are no samples to search for neighbors. Use another dataset or split.",
        "There are no samples to show. Pipe in samples, or change the filters.",
        "There are no samples to show. Use at least one.",
        "There are no samples to train on. Use a set that has some.",
        "There are no samples to vote. Use another dataset or split.",
        "There are no training records. Pipe in those of Invoke-MnistTraining.",
        "There are too few samples. Principal components need at least two.",
        "There are no writers to show. Use at least one.",
        "There are no writers. Pipe in the output of Measure-MnistModel -ByWriter.",
        "There is no chart to write. Use at least one.",
        "There is no confusion matrix. Pipe one in.",
        "There is no model. Use -Model, or pipe one in.",
        "Train and test are both null. Use at least one.",
    ];

    // Exceptions whose text is not in the source as such: the runtime has one, they never reach a user, or they are put together of parts.
    private static readonly string[] s_withoutText =
        ["NotSupportedException", "ArgumentNullException", "EndOfStreamException", "PipelineStoppedException", "ArgumentTransformationMetadataException", "FormatException", "DatasetFormatException", "MnistErrorException"];

    private static readonly IReadOnlyList<ErrorText> s_texts = ErrorTexts.Of(Sources.Read());

    [Fact]
    public void Every_text_follows_the_rules()
    {
        Assert.All(Enum.GetValues<TextKind>(), kind => Assert.True(s_texts.Count(text => text.Kind == kind) >= 10, $"{kind}"));
        Assert.True(s_texts.Count(text => text.Kind == TextKind.Message) > 150);
        string[] faults = [.. s_texts.SelectMany(Faults)];
        Assert.True(faults.Length == 0, string.Join("\n", faults));
    }

    [Fact]
    public void Every_form_and_every_exception_to_a_rule_is_in_use()
    {
        string[] messages = [.. s_texts.Where(text => text.Kind == TextKind.Message).Select(text => text.Text ?? "")];
        Assert.All(s_advice, form => Assert.Contains(messages, message => Regex.IsMatch(message, $@"\b{form}\b")));
        Assert.All(s_withoutValue, known => Assert.Contains(known, messages));
        Assert.All(s_withoutText, type => Assert.Contains(s_texts, text => text.Text is null && text.Place.EndsWith($" {type}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("throw new IOException($\"'{path}' is a folder. Use the path of a file.\");", "")]
    [InlineData("throw new IOException($\"'{path}' is a folder.\");", "what to do")]
    [InlineData("throw new IOException($\"'{path}' is a folder. Use the path of a file\");", "full stop")]
    [InlineData("throw new IOException($\"it is '{path}'. Use the path of a file.\");", "capital letter")]
    [InlineData("throw new IOException(\"This is a folder. Use the path of a file.\");", "the value")]
    [InlineData("throw new IOException(); ", "no text")]
    [InlineData("throw new ArgumentOutOfRangeException(nameof(path), path, \"one\");", "what to do")]
    [InlineData("throw new ArgumentOutOfRangeException(nameof(path), path, null);", "no text")]
    [InlineData("string text = $\"{path}\" + \" is bad.\"; throw new ArgumentException(text, nameof(path));", "what to do")]
    [InlineData("throw Fail(path.Length > 2 ? \"One.\" : \"Use two.\"); Exception Fail(string text) => new IOException(text);", "what to do")]
    [InlineData("throw new DatasetFormatException(path, \"one.\", \"two\");", "full stop")]
    [InlineData("throw Fail(\"one\", \"two\", \"Was it cut?\"); Exception Fail(string a, string b, string h) => new DatasetFormatException(\"\", a, b, hint: h);", "full stop")]
    [InlineData("WriteWarning($\"bad {path}.\");", "capital letter")]
    public void The_check_finds(string statement, string fault)
    {
        string[] faults = [.. ErrorTexts.Of([("A.cs", $"class A {{ void Run(string path) {{ {statement} }} void WriteWarning(string text) {{ }} }} {Format}")]).SelectMany(Faults)];
        Assert.True(fault.Length == 0 ? faults.Length == 0 : faults.Any(found => found.Contains(fault, StringComparison.Ordinal)), string.Join("\n", faults));
    }

    private const string Format = "class DatasetFormatException(string path, string expected, string actual, long? offset = null, long? line = null, string? hint = null) : Exception;";

    private static IEnumerable<string> Faults(ErrorText found)
    {
        if (found.Text is not { } text)
        {
            return found.Kind != TextKind.Message || s_withoutText.Any(type => found.Place.EndsWith($" {type}", StringComparison.Ordinal)) ? [] : [$"{found.Place}: has no text"];
        }

        bool isSentence = found.Kind != TextKind.Part;
        (bool IsFault, string Rule)[] rules =
        [
            (isSentence && !Start().IsMatch(text), "starts with a capital letter, a value or the name of a parameter"),
            (isSentence && !text.EndsWith('.'), "ends with a full stop"),
            (!isSentence && text.EndsWith('.') && !text.EndsWith("...", StringComparison.Ordinal), "is part of a sentence and has no full stop"),
            (found.Kind == TextKind.Message && !text.Contains('{', StringComparison.Ordinal) && !s_withoutValue.Contains(text), "names the value"),
            (found.Kind == TextKind.Message && !s_advice.Any(form => Regex.IsMatch(text, $@"\b{form}\b")), "says what to do"),
        ];
        return rules.Where(rule => rule.IsFault).Select(rule => $"{found.Place}: '{text}' breaks the rule: {rule.Rule}");
    }

    [GeneratedRegex(@"^('?\{\}|'?[A-Z]|-[A-Z{])")]
    private static partial Regex Start();
}
