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
        Assert.Equal(6, Regex.Count(page, "<svg "));
        Assert.Equal(6, Regex.Count(page, "<svg [^>]*role=\"img\"[^>]*><title>[^<]+</title><desc>[^<]+</desc>"));
        Assert.DoesNotContain("<script", page);
        Assert.Contains("name=\"viewport\"", page);
        Assert.Contains("prefers-color-scheme: dark", page);
        Assert.Contains("@media print", page);
        Assert.DoesNotContain("\r", page);
    }

    // The published survey: 15 of 100 labels have fewer than three of five votes.
    [Fact]
    public void Wrong_labels_are_told_where_a_survey_is_known()
    {
        MnistDataset mnist = MnistDataset.Open();
        string page = DatasetReport.Render([mnist.Test]);
        Assert.Contains("People voted on 100 labels of the Test split. 15 are doubtful: for 10, most voters chose another label; for 5, no label has most of the votes.", page);
        Assert.Contains("<tr><th scope=\"row\">947</th><td>8</td><td>9</td><td class=\"votes\">0 / 5 / 0</td><td>Corrected</td></tr>", page);
        Assert.Contains("<tr><th scope=\"row\">2130</th><td>4</td><td>9</td><td class=\"votes\">2 / 2 / 1</td><td>Undecided</td></tr>", page);
        Assert.Contains("Apache-2.0", page);
        Assert.Contains("<th scope=\"row\">947</th>", DatasetReport.Render([mnist.Test[900..1000]]));
        Assert.DoesNotContain("Wrong labels", DatasetReport.Render([mnist.Train[..100]]));
        Assert.DoesNotContain("Wrong labels", DatasetReport.Render([mnist.Test[..900]]));

        // A copy has other indexes: its sample 947 is also an 8, but another one.
        Assert.DoesNotContain("Wrong labels", DatasetReport.Render([SampleSet.From(mnist.Test.Where(8))]));
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
