using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Conventions;

/// <summary>What people see of the objects that cmdlets put out, in a window of 100 characters.</summary>
public sealed class FormatTests : IDisposable
{
    // Objects as the cmdlets put them out, without a training.
    private const string Objects = """
        $null = Get-Command Invoke-MnistTraining | ForEach-Object ImplementingType
        $matrix = [Mnist.Learning.ConfusionMatrix]::new([string[]]('cat', 'dog', 'hedgehog'))
        1..8 | ForEach-Object { $matrix.Add(0, 0) }; $matrix.Add(0, 1); $matrix.Add(0, 2)
        1..3 | ForEach-Object { $matrix.Add(1, 1) }; $matrix.Add(1, 0)
        $many = [Mnist.Learning.ConfusionMatrix]::new([string[]](1..62))
        $many.Add(0, 0); $many.Add(0, 5); $many.Add(0, 5); $many.Add(0, 61)
        $record = [Mnist.Learning.TrainingRecord]::new('TensorFlowBeginners', 12, 65432, 0.123456, 0.98765, $null, 12345.6, [timespan]::new(1, 2, 3))
        $seven = Get-MnistSample -Split Test -Index 0
        $prediction = [Mnist.Learning.Prediction]::new(7, 1, '1', 0.75, [float[]](0..9), $seven)

        """;

    private readonly ModuleSession _session = new();

    [Theory]
    [InlineData("Measure-MnistCategory -IncludeTotal", "      Total                     60000      10000      70000")]
    [InlineData("Measure-MnistPixel", "Train     60000  0.13066047627     0.30810780386       0     255    0.8088")]
    [InlineData("Get-MnistDataset MNIST", "MNIST                Bundled        60000     10000 MNIST handwritten digits")]
    [InlineData("New-MnistChart -Kind Category", "Category      MNIST: samples per category")]
    [InlineData("Get-MnistBatch -Split Test -Size 5000", "    0       0   5000 5000 x 784         {7, 2, 1, 0…}")]
    [InlineData("$record", "TensorFlowBeginners    12     65432  0.1235        0.9877            01:02:03")]
    [InlineData("$prediction", "MNIST Test 0: 7                        7         1      0.7500 1")]
    [InlineData("Get-MnistSample -Split Test -First 1 | Find-MnistNeighbor -Split Train", "MNIST Test 0: 7              MNIST Train 53843: 7            1     457766")]
    [InlineData("$matrix.PerClass", "cat                         8       10         9   0.8000    0.8889   0.7273")]
    public void Tables_show_what_matters(string script, string line)
    {
        string[] lines = _session.Show(Objects + script).Split('\n');
        Assert.Contains(line, lines);
        Assert.All(lines, text => Assert.True(text.Length <= 100, text));
    }

    [Theory]
    [InlineData("$record")]
    [InlineData("$result, $result | Format-Table")]
    [InlineData("$record, $record, $result")]
    public void A_training_run_fits_80_columns(string script)
    {
        string[] lines = _session.Show(Objects + "$run = Invoke-MnistTraining TensorFlowBeginners -Iterations 2 -Interval 1; $result = $run[-1]; " + script, 80).Split('\n');
        Assert.Contains(lines, text => text.Contains(" Elapsed", StringComparison.Ordinal) || text.StartsWith("Elapsed ", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, text => text.Length > 80 || text.Contains('…', StringComparison.Ordinal) || text.StartsWith(' '));
    }

    [Fact]
    public void A_result_after_records_shows_what_its_view_shows()
    {
        const string Expected = "Recipe TestAccuracy Model Iterations SamplesPerSecond Elapsed Seed ConfusionMatrix";
        Assert.Equal(Expected, NamesIn("$result"));
        Assert.Equal(Expected, NamesIn("$record, $result"));

        string NamesIn(string script) => string.Join(' ', _session
            .Show(Objects + "$result = (Invoke-MnistTraining TensorFlowBeginners -Iterations 1)[-1]; " + script).Split('\n')
            .Where(line => line.Contains(" : ", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void Samples_have_a_thumbnail_of_the_kind_that_the_terminal_shows()
    {
        string line = _session.Show("Get-MnistSample -Split Test -First 1").Split('\n').Single(text => text.StartsWith("MNIST", StringComparison.Ordinal));
        const string Before = "MNIST            Test        0     7 7                ";
        Assert.StartsWith(Before, line);
        Assert.Contains(
            line[Before.Length..],
            _session.Get("$s = Get-MnistSample -Split Test -First 1; $true, $false | ForEach-Object { [MnistPS.Views.FormatHelper]::Thumbnail($s, $_) }").Select(item => item.ToString()));
    }

    [Fact]
    public void A_matrix_looks_like_that_of_Torch() => Assert.Equal(
        """
        ConfusionMatrix:
        [[   8   1   1]    80.00 %  [class: cat]
         [   1   3   0]    75.00 %  [class: dog]
         [   0   0   0]]         -  [class: hedgehog]
         + average row correct: 77.50 %
         + average rowUcol correct (VOC measure): 44.24 %
         + global correct: 78.57 % of 14
        """.ReplaceLineEndings("\n"),
        _session.Show(Objects + "$matrix").Trim('\n'));

    [Fact]
    public void One_that_does_not_fit_into_a_line_has_the_worst_mistakes() =>
        Assert.Contains(" 1    1 of   4   25.00 %  else 6 (2), 62 (1)\n", _session.Show(Objects + "$many"));

    [Fact]
    public void One_without_samples_has_no_shares() =>
        Assert.Contains("global correct: - of 0", _session.Show(Objects + "[Mnist.Learning.ConfusionMatrix]::new([string[]]('a', 'b'))"));

    public void Dispose() => _session.Dispose();
}
