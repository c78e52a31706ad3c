using System.Globalization;
using Mnist;
using Mnist.Learning;

namespace MnistPS.Views;

/// <summary>The caption of a sample.</summary>
internal static class TileCaption
{
    /// <summary>For example <c>Test 0: 7</c>. Category names are on a second line; '?' means no label.</summary>
    public static string Of(MnistSample sample) => sample.Label == MnistSample.Unlabeled
        ? FormattableString.Invariant($"{sample.Split} {sample.Index}: ?")
        : sample.Category == Number(sample.Label)
            ? FormattableString.Invariant($"{sample.Split} {sample.Index}: {sample.Label}")
            : FormattableString.Invariant($"{sample.Split} {sample.Index}\n{sample.Label} {sample.Category}");

    /// <summary>The same with the prediction: <c>right: 7 (99%)</c>, <c>wrong: 1 (75%)</c>, or <c>guess: 1 (75%)</c> without a true label.</summary>
    public static string Of(Prediction prediction)
    {
        string verdict = prediction.IsCorrect switch { true => "right", false => "wrong", null => "guess" };
        string name = prediction.Category == Number(prediction.Predicted) ? "" : $"\n{prediction.Predicted} {prediction.Category}";
        string label = name.Length == 0 ? $": {Number(prediction.Predicted)}" : "";
        return FormattableString.Invariant($"{Of(prediction.Sample)}\n{verdict}{label} ({100 * prediction.Probability:0}%){name}");
    }

    /// <summary>The same with the suggested label, and the votes if there are some: <c>Test 947: 8\nsuggested: 9\nvotes: 0 / 5 / 0</c>.</summary>
    public static string Of(LabelIssue issue) =>
        $"{Of(issue.Sample)}\nsuggested: {issue.Sample.CategoryOf(issue.Suggested) ?? Number(issue.Suggested)}{(issue.Votes is null ? "" : $"\nvotes: {issue.Votes}")}";

    /// <summary>The caption of a sample or of an answer about it.</summary>
    public static string Of(ISampleSource item, MnistSample sample) => item switch
    {
        Prediction prediction => Of(prediction),
        LabelIssue issue => Of(issue),
        CorruptedSample corrupted => $"{Of(sample)}\n{corrupted.Corruption}",
        _ => Of(sample),
    };

    private static string Number(int label) => label.ToString(CultureInfo.InvariantCulture);
}
