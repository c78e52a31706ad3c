using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

public sealed class ShowMnistSampleTests : IDisposable
{
    private static readonly string s_predictions = $"$null = [System.Reflection.Assembly]::LoadFrom('{Path.Combine(StagedModule.Folder, "Mnist.Learning.dll")}')\n" + """
        $seven = Get-MnistSample -Split Test -Index 0
        $right = [Mnist.Learning.Prediction]::new(7, 7, '7', 0.994, [float[]](0..9), $seven)
        $wrong = [Mnist.Learning.Prediction]::new(7, 1, '1', 0.75, [float[]](0..9), $seven)
        $guess = [Mnist.Learning.Prediction]::new($null, 1, '1', 0.75, [float[]](0..9), $seven)
        $shoe = [Mnist.Learning.Prediction]::new(7, 7, 'Sneaker', 0.99, [float[]](0..9), $seven)

        """;

    private readonly ModuleSession _session = new();

    [Theory]
    [InlineData("Show-MnistSample -First 5", "Train 0: 5|Train 1: 0|Train 2: 4|Train 3: 1|Train 4: 9")]
    [InlineData("Show-MnistSample -Split Test -Label 7 -Skip 1 -First 2", "Test 17: 7|Test 26: 7")]
    [InlineData("Show-MnistSample -Split Test -Index 9,8", "Test 9: 9|Test 8: 5")]
    [InlineData("Show-MnistSample -Split Train -Shuffle -Seed 1 -First 1", "Train 42175: 1")]
    [InlineData("Show-MnistSample -Path $dataFolder -Split Test -First 1", "Test 0: 7")]
    [InlineData("Get-MnistDataset MNIST | Show-MnistSample -Split Test -First 2", "Test 0: 7|Test 1: 2")]
    [InlineData("Get-MnistSample -First 2 | Show-MnistSample", "Train 0: 5|Train 1: 0")]
    [InlineData("Get-MnistSample -Skip 59999 -First 2 | Show-MnistSample -Split Test", "Test 0: 7")]
    [InlineData("[Mnist.MnistSample]::new([byte[]]::new(784), -1, 28, 28) | Show-MnistSample", "Train 0: ?")]
    public void What_is_selected_or_piped_in_has_its_index_and_label_under_it(string script, string captions)
    {
        string folder = Path.Combine(StagedModule.Folder, "data", "mnist");
        IEnumerable<string> rows = _session.Get($"$dataFolder = '{folder}'; {script}").Select(row => (string)row.BaseObject);
        string[] found = [.. rows.SelectMany(row => row.Split('\n')[^1].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        Assert.Equal(captions, string.Join('|', found));
    }

    [Fact]
    public void Predictions_are_told_apart_in_words()
    {
        string row = (string)Assert.Single(_session.Get(s_predictions + "$right, $wrong, $guess | Show-MnistSample")).BaseObject;
        string[] lines = row.Split('\n');
        Assert.Equal("Test 0: 7                     Test 0: 7                     Test 0: 7", lines[^2]);
        Assert.Equal("right: 7 (99%)                wrong: 1 (75%)                guess: 1 (75%)", lines[^1]);
    }

    [Fact]
    public void Predictions_count_as_their_samples_elsewhere() =>
        Assert.Equal(["7 1"], _session.Get(s_predictions + "$right | Measure-MnistCategory | ForEach-Object { \"$($_.Category) $($_.Total)\" }").Select(line => line.BaseObject).Where(line => line is "7 1"));

    [Theory]
    [InlineData("Show-MnistSample", 4)]
    [InlineData("Show-MnistSample -Label 3", 4)]
    [InlineData("Show-MnistSample -Shuffle", 4)]
    public void Without_a_number_there_is_an_end(string script, int rows) => Assert.Equal(rows, _session.Get(script).Count);

    [Theory]
    [InlineData("", false)]
    [InlineData("-Protocol Ascii", false)]
    [InlineData("-Protocol Blocks", true)]
    [InlineData("-Protocol Blocks256", true)]
    [InlineData("-Protocol Sixel", true)]
    [InlineData("-Protocol Kitty", true)]
    public void Output_that_goes_elsewhere_has_no_escapes_unless_a_protocol_is_named(string parameters, bool hasEscapes)
    {
        string row = (string)Assert.Single(_session.Get($"$kept = Show-MnistSample -First 1 {parameters}; $kept")).BaseObject;
        Assert.Equal(hasEscapes, row.Contains('\u001b', StringComparison.Ordinal));
        Assert.NotEqual(row, _session.Get($"$kept = Show-MnistSample -First 1 {parameters} -Invert; $kept")[0].BaseObject);
    }

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
            .GetType("MnistPS.Formatting.CapturedOutput", throwOnError: true)!
            .GetMethod("IsCaptured", [typeof(string), typeof(int)])!;
        Assert.Equal(isKept, method.Invoke(null, [line, column]));
    }

    [Theory]
    [InlineData("Show-MnistSample -Scale 0", "ParameterArgumentValidationError", "0")]
    [InlineData("Show-MnistSample -Scale 17", "ParameterArgumentValidationError", "17")]
    [InlineData("Show-MnistSample -Label 10", "LabelOutOfRange", "0 to 9")]
    [InlineData("Show-MnistSample -Split Test -Index 10000", "SampleOutOfRange", "9999")]
    [InlineData("Show-MnistSample -Name MNSIT", "DatasetNotFound", "Did you mean 'MNIST'")]
    [InlineData("Show-MnistSample -Path nowhere", "PathNotFound", "nowhere")]
    [InlineData("Show-MnistSample -First 0", "NothingToShow", "no samples")]
    [InlineData("Get-MnistSample -First 0 | Show-MnistSample", "NothingToShow", "no samples")]
    [InlineData("Get-MnistSample -First 2 | Show-MnistSample -Label 5", "FilterNeedsDataset", "-Label")]
    [InlineData("$shoe | Show-MnistSample", "SampleInvalid", "Sneaker")]
    [InlineData("[Mnist.MnistSample]::new([byte[]]::new(5000), 1, 1, 5000) | Show-MnistSample", "SampleInvalid", "1 x 5000")]
    public void Errors_are_records_that_name_the_value(string script, string id, string part)
    {
        ErrorRecord error = _session.Run(s_predictions + script).OnlyError;
        Assert.StartsWith(id + ",MnistPS.Commands.ShowMnistSampleCommand", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(part, error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_come_before_all_samples_were_read()
    {
        // The loop ends after the first row; all 70,000 would take seconds.
        Assert.Single(_session.Get("foreach ($once in 1) { Get-MnistSample | Show-MnistSample | ForEach-Object { $_; break } }"));
    }

    public void Dispose() => _session.Dispose();
}
