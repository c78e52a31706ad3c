using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Conventions;

public sealed class LearningFormatTests : IDisposable
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
        Lines("$matrix"));

    [Fact]
    public void One_that_does_not_fit_into_a_line_has_the_worst_mistakes() =>
        Assert.Contains(" 1    1 of   4   25.00 %  else 6 (2), 62 (1)\n", Lines("$many"));

    [Fact]
    public void One_without_samples_has_no_shares() =>
        Assert.Contains("global correct: - of 0", Lines("[Mnist.Learning.ConfusionMatrix]::new([string[]]('a', 'b'))"));

    [Theory]
    [InlineData("$record", "TensorFlowBeginners    12   65432  0.1235 0.9877                12346 01:02:03")]
    [InlineData("$prediction", "MNIST Test 0: 7                        7         1      0.7500 1")]
    [InlineData("$matrix.PerClass", "cat                         8       10         9   0.8000    0.8889   0.7273")]
    public void Tables_show_what_matters_in_a_narrow_window(string script, string line)
    {
        string[] lines = Lines(script).Split('\n');
        Assert.Contains(line, lines);
        Assert.All(lines, text => Assert.True(text.Length <= 100, text));
    }

    public void Dispose() => _session.Dispose();

    private string Lines(string script)
    {
        _session.Get(Objects.Replace("$", "$global:", StringComparison.Ordinal).Replace("$global:null", "$null", StringComparison.Ordinal).Replace("$global:_", "$_", StringComparison.Ordinal));
        return string.Join('\n', _session.Show(script).Split('\n').Select(text => text.TrimEnd())).Trim('\n');
    }
}
