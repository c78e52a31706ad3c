using System.Text.RegularExpressions;
using System.Xml.Linq;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Conventions;

/// <summary>Every type that a cmdlet puts out is shown as a table and as a list.</summary>
public sealed partial class ViewTests : IDisposable
{
    private static readonly XElement[] s_views = [.. Load("MnistPS.Format.ps1xml").Descendants("View")];

    private readonly ModuleSession _session = new();

    /// <summary>What Measure-MnistModel's matrix leads to, besides the declared types.</summary>
    private string[] Types => [.. _session.Get("(Get-Command -Module MnistPS).OutputType.Name").Select(name => name.ToString())
        .Where(name => name.StartsWith("Mnist.", StringComparison.Ordinal)).Append("Mnist.Learning.CategoryAccuracy").Distinct()];

    public static TheoryData<string> Scripts =>
    [
        "Measure-MnistCategory -IncludeTotal", "Measure-MnistPixel", "Get-MnistDataset", "Test-MnistDataset MNIST -Detailed",
        "Get-MnistSample -First 3", "New-MnistChart -Kind Category", "Get-MnistBatch -Size 30000",
        "Export-MnistIdx raw -Split Test; Import-MnistIdx raw/t10k-images-idx3-ubyte",
        "$run", "$run[-1].Model", "Get-MnistSample -First 3 | Invoke-MnistModel $run", "Get-MnistSample -First 2 | Find-MnistNeighbor -Split Test", "Get-MnistSample -First 1 | ConvertTo-MnistCorruption -Kind Fog",
        "Measure-MnistModel $run", "(Measure-MnistModel $run).PerClass", "Get-MnistSample -Split Test -First 3 | Measure-MnistModel $run -Corruption All",
        "[Mnist.Learning.WriterAccuracy]::new(2154, 33, 32)", "Find-MnistLabelIssue -Known",
    ];

    [Fact]
    public void Every_type_has_a_table_and_a_list()
    {
        Assert.NotEmpty(Types);
        Assert.Empty(Types.Except(Viewed("TableControl")));
        Assert.Empty(Types.Except(Viewed("ListControl")));
    }

    [Fact]
    public void Views_compute_nothing_but_a_call_of_a_helper() =>
        Assert.All(s_views.Descendants("ScriptBlock"), script => Assert.Matches(HelperCall(), script.Value));

    [Fact]
    public void Properties_in_views_exist() => Assert.All(s_views, view =>
    {
        foreach (string type in view.Descendants("TypeName").Select(name => name.Value).Where(name => name.StartsWith("Mnist.", StringComparison.Ordinal)))
        {
            string[] members = [.. _session.Get($"[{type}].GetProperties().Name").Select(name => name.ToString())];
            Assert.Empty(view.Descendants("PropertyName").Select(name => name.Value).Except(members));
        }
    });

    [Theory]
    [MemberData(nameof(Scripts))]
    public void What_comes_out_fits_100_columns(string script)
    {
        string[] lines = _session.Show($"$run = Invoke-MnistTraining TorchLinear -Iterations 20 -Interval 10; {script}").Split('\n');
        Assert.True(lines.Length > 1);
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= 100, line));
    }

    public void Dispose() => _session.Dispose();

    private static IEnumerable<string> Viewed(string control) =>
        s_views.Where(view => view.Element(control) is not null).SelectMany(view => view.Descendants("TypeName")).Select(name => name.Value);

    private static XElement Load(string file) => XElement.Load(Path.Combine(StagedModule.RepositoryRoot, "module", file));

    [GeneratedRegex(@"^\[MnistPS\.Views\.\w+\]::\w+\(\$_(\.\w+)?(, '[^']*')?\)$")]
    private static partial Regex HelperCall();
}
