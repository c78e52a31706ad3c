using System.Globalization;
using System.Text;
using Mnist.Datasets;
using Mnist.Display.Charts.Pages;
using Mnist.Display.Html;
using Mnist.Statistics;

namespace Mnist.Display.Reports;

/// <summary>Writes reports as HTML.</summary>
internal static class ReportPage
{
    // No script runs and nothing is downloaded, whatever a name in the data contains.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    public static string Render(ReportContent content)
    {
        string title = content.Known?.Title ?? (content.Name.Length > 0 ? content.Name : "Samples");
        string counts = string.Join(" and ", content.Sets.Select(samples => $"{Figures.Number(samples.Count)} {samples.Split} samples"));
        SampleSet first = content.Sets[0];
        string summary = string.Create(CultureInfo.InvariantCulture, $"{counts} of {first.Rows} x {first.Columns} pixels in {content.Table.Count} categories.");
        var page = new StringBuilder(1 << 18);
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n")
            .Append(CultureInfo.InvariantCulture, $"<meta name=\"description\" content=\"{Markup.Escape(summary)}\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{Markup.Escape(title)}</title>\n<style>\n{PageResource.ReportStyle}</style>\n</head>\n<body>\n<main>\n")
            .Append(CultureInfo.InvariantCulture, $"<header><h1>{Markup.Escape(title)}</h1><p>{Markup.Escape(summary)}</p></header>\n");
        AppendFacts(page, content);
        page.Append("<h2>Samples and charts</h2>\n<div class=\"charts\">\n");
        foreach (MnistChart chart in content.Charts)
        {
            page.Append("<figure>").Append(chart.ToSvg()).Append("</figure>\n");
        }

        page.Append("</div>\n");
        AppendTable(page, content);
        AppendPixels(page, content);
        AppendLabels(page, content);
        return page.Append(CultureInfo.InvariantCulture, $"<footer>Made by MnistPS {typeof(ReportPage).Assembly.GetName().Version!.ToString(3)}.")
            .Append(content.Known is null ? "" : Markup.Escape($" Figures made of the data are under its license: {content.Known.License}."))
            .Append("</footer>\n</main>\n</body>\n</html>\n").ToString();
    }

    private static void AppendFacts(StringBuilder page, ReportContent content)
    {
        SampleSet first = content.Sets[0];
        page.Append("<section class=\"card\"><h2>Facts</h2>\n<dl>\n");
        Fact("Name", content.Name);
        foreach (SampleSet samples in content.Sets)
        {
            Fact(samples.Split == Split.Train ? "Training samples" : "Test samples", Figures.Number(samples.Count));
        }

        Fact("Image", string.Create(CultureInfo.InvariantCulture, $"{first.Rows} x {first.Columns} pixels, 0 (background) to 255"));
        Fact("Categories", string.Create(CultureInfo.InvariantCulture, $"{content.Table.Count}: {string.Join(", ", content.Table.Select(count => count.Category))}"));
        if (content.Known is CatalogEntry known)
        {
            Fact("License", known.License);
            Fact("Cite", known.Citation);
            string address = Markup.Escape(known.HomePage);
            bool isLink = Uri.TryCreate(known.HomePage, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https";
            page.Append(isLink ? $"<dt>Home page</dt><dd><a href=\"{address}\" rel=\"noreferrer\">{address}</a></dd>\n" : "");
        }

        page.Append("</dl></section>\n");

        void Fact(string name, string value) =>
            page.Append(value.Length == 0 ? "" : $"<dt>{Markup.Escape(name)}</dt><dd>{Markup.Escape(value)}</dd>\n");
    }

    private static void AppendTable(StringBuilder page, ReportContent content) => page
        .Append("<section class=\"card\"><h2>Samples per category</h2>\n<div class=\"scroll\">")
        .Append(CategoryTableRenderer.Render(content.Table, "Samples of each category in each split"))
        .Append("</div></section>\n");

    private static void AppendLabels(StringBuilder page, ReportContent content)
    {
        if (content.Known?.LabelSurvey is not { } survey || content.Doubtful.Count == 0)
        {
            return;
        }

        int corrected = content.Doubtful.Count(item => item.Votes.Outcome == LabelOutcome.Corrected);
        MnistChart chart = MnistChart.OfLabelIssues(
            content.Doubtful.Select(item => (item.Sample, item.Votes.Suggested, (LabelVotes?)item.Votes, (double?)null)), $"{content.Name} {survey.Split}");
        page.Append("<section class=\"card\"><h2>Wrong labels</h2>\n")
            .Append(CultureInfo.InvariantCulture, $"<p>People voted on {survey.Candidates.Count} labels of the {survey.Split} split. {content.Doubtful.Count} are doubtful: ")
            .Append(CultureInfo.InvariantCulture, $"for {corrected}, most voters chose another label; for {content.Doubtful.Count - corrected}, no label has most of the votes.</p>\n")
            .Append("<figure>").Append(chart.ToSvg()).Append("</figure>\n")
            .Append("<div class=\"scroll\"><table><caption>Votes for the given label, for the suggested one, and for neither</caption><thead><tr>")
            .Append("<th scope=\"col\">Index</th><th scope=\"col\">Given</th><th scope=\"col\">Suggested</th><th scope=\"col\">Votes</th><th scope=\"col\">Outcome</th></tr></thead>\n<tbody>\n");
        foreach ((MnistSample sample, LabelVotes votes) in content.Doubtful)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{sample.Index}</th><td>{Markup.Escape(sample.Category ?? "")}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td>{Markup.Escape(sample.CategoryOf(votes.Suggested) ?? "")}</td><td class=\"votes\">{votes}</td><td>{votes.Outcome}</td></tr>\n");
        }

        page.Append("</tbody></table></div>\n")
            .Append(CultureInfo.InvariantCulture, $"<p class=\"source\">Source: {Markup.Escape(survey.Source)}. License of the votes: {Markup.Escape(survey.License)}.</p></section>\n");
    }

    private static void AppendPixels(StringBuilder page, ReportContent content)
    {
        page.Append("<section class=\"card\"><h2>Pixels</h2>\n<div class=\"scroll\"><table><caption>Mean and standard deviation of pixel / 255</caption>")
            .Append("<thead><tr><th scope=\"col\">Split</th><th scope=\"col\">Mean</th><th scope=\"col\">Deviation</th>")
            .Append("<th scope=\"col\">Range</th><th scope=\"col\">Background</th></tr></thead>\n<tbody>\n");
        foreach (PixelStatistics pixels in content.Pixels)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{pixels.Split}</th><td>{pixels.Mean:0.0000}</td><td>{pixels.StandardDeviation:0.0000}</td>")
                .Append(CultureInfo.InvariantCulture, $"<td>{pixels.Minimum} to {pixels.Maximum}</td><td>{Figures.Percent(pixels.ZeroShare)}</td></tr>\n");
        }

        page.Append("</tbody></table></div></section>\n");
    }
}
