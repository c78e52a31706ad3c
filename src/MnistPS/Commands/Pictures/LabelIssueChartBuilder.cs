using Mnist.Display;
using Mnist.Learning;

namespace MnistPS.Commands;

/// <summary>Shows doubtful labels in the order of the input.</summary>
internal sealed class LabelIssueChartBuilder : ChartBuilder
{
    private const int UsualCount = 100;

    private readonly List<LabelIssue> _issues = [];
    private readonly SourceName _name = new();
    private long _total;

    public override string Ingredients => "doubtful labels of Find-MnistLabelIssue";

    public override IEnumerable<MnistChart> Build() =>
        [MnistChart.OfLabelIssues(_issues.Select(issue => (issue.Sample, issue.Suggested, issue.Votes, issue.SelfConfidence)), Request.Title ?? _name.ToString(), _total)];

    protected override bool TryAdd(object item)
    {
        if (item is not LabelIssue issue)
        {
            return false;
        }

        if (Request.Split is { } split && issue.Sample.Split != split)
        {
            return true;
        }

        _total++;
        if (_issues.Count < (Request.Count ?? UsualCount))
        {
            _name.Note(issue.Sample.Dataset, issue.Sample.Split);
            _issues.Add(issue);
        }

        return true;
    }
}
