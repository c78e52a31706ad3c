using System.Text.RegularExpressions;
using Mnist.Tests.Support;

namespace Mnist.Display.Tests.Reports;

public sealed class DatasetReportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_report_tells_facts_license_citation_table_and_charts()
    {
        DatasetReport.Save(_folder["report.html"], [.. MnistDataset.Open().GetSampleSets()]);
        string page = File.ReadAllText(_folder["report.html"]);
        Assert.All(
            ["MNIST handwritten digits", "CC BY-SA 3.0", "Gradient-based learning", "https://huggingface.co/datasets/ylecun/mnist", "<td>5,923</td>", "<td>60,000</td>", "0.1307", "0.3081"],
            text => Assert.Contains(text, page));
        Assert.Equal(5, Regex.Count(page, "<svg "));
        Assert.Equal(5, Regex.Count(page, "<svg [^>]*role=\"img\"[^>]*><title>[^<]+</title><desc>[^<]+</desc>"));
        Assert.DoesNotContain("<script", page);
        Assert.Contains("name=\"viewport\"", page);
        Assert.Contains("prefers-color-scheme: dark", page);
        Assert.Contains("@media print", page);
        Assert.DoesNotContain("\r", page);
    }

    [Fact]
    public void Samples_of_unknown_origin_and_without_labels_are_reported_too()
    {
        string page = DatasetReport.Render([SampleSet.From([new MnistSample(new byte[784]), new MnistSample([.. Enumerable.Repeat((byte)9, 784)])])]);
        Assert.Contains("2 Train samples", page);
        Assert.DoesNotContain("License", page);
        Assert.Equal(page, DatasetReport.Render([SampleSet.From([new MnistSample(new byte[784]), new MnistSample([.. Enumerable.Repeat((byte)9, 784)])])]));
    }

    [Fact]
    public void Names_are_escaped()
    {
        SampleSet samples = SampleSet.From(Charts.ChartSamples.Named("<script>alert(1)</script>", ["<i>", "&"], 6));
        string page = DatasetReport.Render([samples]);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("<i>", page);
        Assert.Contains("&lt;i&gt;", page);
    }

    [Fact]
    public void Nothing_other_datasets_and_wrong_names_are_refused_and_leave_nothing()
    {
        SampleSet samples = TestSamples.MakeSet(3);
        Assert.Contains("no samples", Assert.Throws<ArgumentException>(() => DatasetReport.Save(_folder["a.html"], [])).Message);
        Assert.Contains("no samples", Assert.Throws<ArgumentException>(() => DatasetReport.Save(_folder["a.html"], [TestSamples.MakeSet(0)])).Message);
        Assert.Contains("one dataset", Assert.Throws<ArgumentException>(() => DatasetReport.Save(_folder["a.html"], [samples, MnistDataset.Open().Test])).Message);
        Assert.Contains(".html", Assert.Throws<ArgumentException>(() => DatasetReport.Save(_folder["a.pdf"], [samples])).Message);
        Assert.Throws<OperationCanceledException>(() => DatasetReport.Save(_folder["a.html"], [samples], cancellationToken: new CancellationToken(canceled: true)));
        Assert.Empty(_folder.Names);
    }

    public void Dispose() => _folder.Dispose();
}
