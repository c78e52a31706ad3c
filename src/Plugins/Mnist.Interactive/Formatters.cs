using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.DotNet.Interactive.Formatting;
using Mnist.Datasets;
using Mnist.Display;
using Mnist.Display.Html;
using Mnist.Learning;
using Mnist.Neighbors;
using Mnist.Statistics;

namespace Mnist.Interactive;

/// <summary>Registers how the kernel shows the objects of Mnist and Mnist.Learning.</summary>
internal static class Formatters
{
    private const string Html = "text/html";
    private const string Json = "application/json";
    private const int ShownSamples = 100;
    private static readonly List<Type> s_rows = [];

    /// <summary>The types that are rows. Several of them make one table or one sheet.</summary>
    public static IReadOnlyList<Type> Rows => s_rows;

    public static void Register()
    {
        Register<MnistChart>(chart => chart.ToHtml());
        Formatter.Register<MnistChart>(chart => chart.ToSvg(), "image/svg+xml");
        Formatter.SetPreferredMimeTypesFor(typeof(MnistChart), Html, "image/svg+xml");
        Formatter.Register<LiveCurve>(curve => $"{curve.Chart.ToHtml()}{(curve.State.Length == 0 ? "" : $"<p>{Markup.Escape(curve.State)}</p>")}", Html);
        Formatter.Register<LiveCurve>(curve => curve.Chart.ToSvg(), "image/svg+xml");
        Register<SampleSet>(samples => samples.ToHtml());
        Register<ConfusionMatrix>(Matrix);
        Register<TrainingResult>(result => Facts(
            result,
            ("Recipe", result => result.Recipe.Name),
            ("Test accuracy", result => result.TestAccuracy is double accuracy ? FormattableString.Invariant($"{100 * accuracy:0.00} %") : "not measured"),
            ("Batches", result => $"{Number(result.Iterations)}{(result.IsCanceled ? ", ended early" : "")}"),
            ("Samples per second", result => Number((long)result.SamplesPerSecond)),
            ("Time", result => FormattableString.Invariant($"{result.Elapsed.TotalSeconds:N1} s")),
            ("Seed", result => FormattableString.Invariant($"{result.Seed}"))) + (result.ConfusionMatrix is null ? "" : Matrix(result.ConfusionMatrix)));
        RegisterRows<MnistSample>(sample => sample.ToHtml(), samples => string.Concat(samples.Take(ShownSamples).Select(Small)));
        RegisterRows<CategoryCount>(row => Counts([row]), Counts);
        RegisterTable<MnistDataset>(
            ("Dataset", dataset => dataset.Name),
            ("Training", dataset => Count(dataset, Split.Train)),
            ("Testing", dataset => Count(dataset, Split.Test)),
            ("Categories", dataset => string.Join(", ", dataset.Categories)));
        RegisterTable<DatasetInfo>(
            ("Dataset", dataset => dataset.Name),
            ("State", dataset => dataset.State),
            ("Training", dataset => dataset.TrainCount),
            ("Testing", dataset => dataset.TestCount),
            ("Image", dataset => $"{dataset.Rows} x {dataset.Columns}"),
            ("License", dataset => dataset.License));
        RegisterTable<PixelStatistics>(
            ("Split", pixels => pixels.Split),
            ("Samples", pixels => pixels.Count),
            ("Mean", pixels => pixels.Mean),
            ("Standard deviation", pixels => pixels.StandardDeviation),
            ("Minimum", pixels => pixels.Minimum),
            ("Maximum", pixels => pixels.Maximum),
            ("Background", pixels => Percent(pixels.ZeroShare)));
        RegisterTable<Batch>(
            ("Epoch", batch => batch.Epoch),
            ("Batch", batch => batch.Index),
            ("Images", batch => string.Join(" x ", batch.Shape)),
            ("Numbers", batch => batch.Images.GetType().GetElementType()!.Name),
            ("Labels", batch => string.Join(", ", batch.Labels.Take(10)) + (batch.Count > 10 ? ", ..." : "")));
        RegisterTable<Recipe>(
            ("Recipe", recipe => recipe.Name),
            ("Network", recipe => recipe.Network),
            ("Batch size", recipe => recipe.BatchSize),
            ("Learning rate", recipe => recipe.LearningRate),
            ("Length", recipe => recipe.Iterations is long batches ? $"{Number(batches)} batches" : $"{recipe.Epochs} epochs"));
        RegisterTable<NetworkLayer>(
            ("Layer", layer => layer.Text),
            ("Output", layer => string.Join(" x ", layer.OutputShape)),
            ("Parameters", layer => layer.Parameters),
            ("Operations", layer => layer.Operations));
        RegisterTable<MnistModel>(
            ("Recipe", model => model.Recipe),
            ("Input", model => string.Join(" x ", model.InputShape)),
            ("Parameters", model => model.Parameters),
            ("Categories", model => string.Join(", ", model.Categories)));
        RegisterTable<ModelTensor>(
            ("Tensor", tensor => tensor.Name),
            ("Shape", tensor => string.Join(" x ", tensor.Shape)));
        RegisterTable<Prediction>(
            ("Sample", prediction => prediction.Sample),
            ("Label", prediction => prediction.Label),
            ("Predicted", prediction => prediction.Category),
            ("Probability", prediction => Percent(prediction.Probability)));
        RegisterTable<CategoryAccuracy>(
            ("Category", category => category.Category),
            ("Recall", category => Percent(category.Recall)),
            ("Precision", category => Percent(category.Precision)));
        RegisterTable<SampleNeighbor>(
            ("Sample", neighbor => neighbor.Sample),
            ("Neighbor", neighbor => neighbor.Neighbor),
            ("Rank", neighbor => neighbor.Rank),
            ("Distance", neighbor => neighbor.Distance));
        RegisterTable<LabelIssue>(
            ("Sample", issue => issue.Sample),
            ("Given", issue => issue.Given),
            ("Suggested", issue => issue.Suggested),
            ("Probability of given", issue => issue.SelfConfidence is double share ? Percent(share) : null),
            ("Votes", issue => issue.Votes),
            ("Outcome", issue => issue.Outcome));
        RegisterTable<CorruptionAccuracy>(
            ("Model", row => row.Model),
            ("Corruption", row => row.Corruption),
            ("Severity", row => row.Severity),
            ("Accuracy", row => Percent(row.Accuracy)),
            ("Errors", row => row.Errors),
            ("Samples", row => row.Count));
        RegisterTable<WriterAccuracy>(
            ("Model", row => row.Model),
            ("Writer", row => $"{row.Writer}"),
            ("Samples", row => row.Count),
            ("Correct", row => row.Correct),
            ("Accuracy", row => Percent(row.Accuracy)));
        RegisterTable<TrainingRecord>(
            ("Recipe", record => record.Recipe),
            ("Epoch", record => record.Epoch),
            ("Batch", record => record.Iteration),
            ("Loss", record => record.Loss),
            ("Training", record => Percent(record.TrainAccuracy)),
            ("Validation", record => record.ValidationAccuracy is double share ? Percent(share) : null));
    }

    private static void RegisterTable<T>(params (string Name, Func<T, object?> Value)[] columns)
        where T : class => RegisterRows<T>(row => Table([row], columns), rows => Table(rows, columns));

    private static void RegisterRows<T>(Func<T, string> one, Func<IEnumerable<T>, string> several)
        where T : class
    {
        s_rows.Remove(typeof(T));
        s_rows.Add(typeof(T));
        Register(one, several);
    }

    private static void Register<T>(Func<T, string> one, Func<IEnumerable<T>, string>? several = null)
        where T : class
    {
        Formatter.Register(one, Html);
        Formatter.Register(several ?? (items => string.Concat(items.Take(Formatter.ListExpansionLimit).Select(one))), Html);

        // The kernel writes JSON of each value that #!share passes to another cell. 60,000 samples take seconds, and a matrix fails.
        Formatter.Register<T>(item => JsonSerializer.Serialize(item.ToString()), Json);
        Formatter.Register<IEnumerable<T>>(items => JsonSerializer.Serialize(items.ToString()), Json);
    }

    // As many rows as the kernel shows of any list.
    private static string Table<T>(IEnumerable<T> rows, (string Name, Func<T, object?> Value)[] columns)
    {
        T[] shown = [.. rows.Take(Formatter.ListExpansionLimit + 1)];
        var html = new StringBuilder("<table><thead><tr>");
        html.AppendJoin("", columns.Select(column => $"<th scope=\"col\">{column.Name}</th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (T row in shown.Take(Formatter.ListExpansionLimit))
        {
            html.Append("<tr>").AppendJoin("", columns.Select(column => $"<td>{Cell(column.Value(row))}</td>")).Append("</tr>\n");
        }

        return html.Append("</tbody></table>").Append(shown.Length > Formatter.ListExpansionLimit ? $"<p>The first {Formatter.ListExpansionLimit}.</p>" : "").ToString();
    }

    private static string Facts<T>(T item, params (string Name, Func<T, string> Value)[] facts) =>
        $"<table>{string.Concat(facts.Select(fact => $"<tr><th scope=\"row\" style=\"text-align:left\">{fact.Name}</th><td>{Markup.Escape(fact.Value(item))}</td></tr>"))}</table>";

    private static string Matrix(ConfusionMatrix matrix) =>
        matrix.Total == 0 ? "<p>No samples yet.</p>" : MnistChart.OfConfusion(matrix.Categories, matrix.Counts, matrix.Name).ToHtml();

    private static string Counts(IEnumerable<CategoryCount> rows) => CategoryTableRenderer.Render([.. rows], "Samples per category");

    private static string Cell(object? value) => value switch
    {
        MnistSample sample => Small(sample),
        int or long or byte => Number(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        double number => number.ToString("0.0000", CultureInfo.InvariantCulture),
        _ => Markup.Escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    private static string Small(MnistSample sample) => sample.ToHtml(new SheetOptions { Scale = 2 });

    private static int? Count(MnistDataset dataset, Split split) => dataset.TryGet(split, out SampleSet? samples) ? samples.Count : null;

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
