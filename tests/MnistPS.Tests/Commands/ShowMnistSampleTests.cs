using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

public sealed class ShowMnistSampleTests : IDisposable
{
    private const string Predictions = """
        $null = (Get-Command Invoke-MnistTraining).ImplementingType
        $seven = Get-MnistSample -Split Test -Index 0
        $right = [Mnist.Learning.Prediction]::new(7, 7, '7', 0.994, [float[]](0..9), $seven)
        $wrong = [Mnist.Learning.Prediction]::new(7, 1, '1', 0.75, [float[]](0..9), $seven)
        $guess = [Mnist.Learning.Prediction]::new($null, 1, '1', 0.75, [float[]](0..9), $seven)

        """;

    private readonly ModuleSession _session = new();

    [Theory]
    [InlineData("Show-MnistSample -First 5", "Train 0: 5|Train 1: 0|Train 2: 4|Train 3: 1|Train 4: 9")]
    [InlineData("Show-MnistSample -Split Test -Label 7 -Skip 1 -First 2", "Test 17: 7|Test 26: 7")]
    [InlineData("Show-MnistSample -Split Test -Index 9,8", "Test 9: 9|Test 8: 5")]
    [InlineData("Show-MnistSample -Split Train -Shuffle -Seed 1 -First 1", "Train 42175: 1")]
    [InlineData("Show-MnistSample -Path (Get-MnistDataset MNIST).Location -Split Test -First 1", "Test 0: 7")]
    [InlineData("Get-MnistDataset MNIST | Show-MnistSample -Split Test -First 2", "Test 0: 7|Test 1: 2")]
    [InlineData("Get-MnistSample -First 2 | Show-MnistSample", "Train 0: 5|Train 1: 0")]
    [InlineData("Get-MnistSample -Skip 59999 -First 2 | Show-MnistSample -Split Test", "Test 0: 7")]
    [InlineData("[Mnist.MnistSample]::new([byte[]]::new(784), -1, 28, 28) | Show-MnistSample", "Train 0: ?")]
    public void What_is_selected_or_piped_in_has_its_index_and_label_under_it(string script, string captions)
    {
        IEnumerable<string> rows = _session.Get(script).Select(row => (string)row.BaseObject);
        string[] found = [.. rows.SelectMany(row => row.Split('\n')[^1].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        Assert.Equal(captions, string.Join('|', found));
    }

    [Fact]
    public void Predictions_are_told_apart_in_words()
    {
        string[] rows = [.. _session.Get(Predictions + "$right, $wrong, $guess | Show-MnistSample").Select(row => row.ToString())];
        Assert.EndsWith("\nTest 0: 7                     Test 0: 7\nright: 7 (99%)                wrong: 1 (75%)", rows[0]);
        Assert.EndsWith("\nTest 0: 7\nguess: 1 (75%)", rows[1]);
    }

    [Fact]
    public void Predictions_count_as_their_samples_elsewhere() =>
        Assert.Equal(["7 1"], _session.Get(Predictions + "$right | Measure-MnistCategory | ForEach-Object { \"$($_.Category) $($_.Total)\" }").Select(line => line.BaseObject).Where(line => line is "7 1"));

    [Theory]
    [InlineData("Show-MnistSample", 5)]
    [InlineData("Show-MnistSample -Label 3", 5)]
    [InlineData("Show-MnistSample -Shuffle", 5)]
    public void Without_a_number_there_is_an_end(string script, int rows) => Assert.Equal(rows, _session.Get(script).Count);

    [Theory]
    [InlineData("Show-MnistSample", 1, false)]
    [InlineData("if ($a) { Show-MnistSample -First 3 }", 11, false)]
    [InlineData("1..3 | ForEach-Object { Show-MnistSample -Index $_ }", 25, false)]
    [InlineData("$f = { Show-MnistSample }", 8, false)]
    [InlineData("Show-MnistSample 2> errors.txt", 1, false)]
    [InlineData("Show-MnistSample > file.txt", 1, true)]
    [InlineData("Show-MnistSample *>> file.txt", 1, true)]
    [InlineData("$a = Show-MnistSample", 6, true)]
    [InlineData("$a = foreach ($i in 1..3) { Show-MnistSample }", 29, true)]
    [InlineData("(Show-MnistSample).Length", 2, true)]
    [InlineData("\"$(Show-MnistSample)\"", 4, true)]
    [InlineData("@(Show-MnistSample)", 3, true)]
    [InlineData("", 1, false)]
    [InlineData("{ half a line", 3, false)]
    public void The_line_tells_whether_output_is_kept(string line, int column, bool isKept)
    {
        System.Reflection.MethodInfo method = _session.Get("Get-Command Show-MnistSample").Select(item => ((CmdletInfo)item.BaseObject).ImplementingType.Assembly).Single()
            .GetType("MnistPS.Views.CapturedOutput", throwOnError: true)!
            .GetMethod("IsCaptured", [typeof(string), typeof(int)])!;
        Assert.Equal(isKept, method.Invoke(null, [line, column]));
    }

    [Fact]
    public void Rows_come_before_all_samples_were_read()
    {
        // All 70,000 would take seconds.
        Assert.Single(_session.Get("Get-MnistSample | Show-MnistSample | Select-Object -First 1"));
    }

    public void Dispose() => _session.Dispose();
}
