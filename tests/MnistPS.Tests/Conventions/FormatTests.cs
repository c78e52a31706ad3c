using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Conventions;

public sealed class FormatTests : IDisposable
{
    private readonly ModuleSession _session = new();

    [Theory]
    [InlineData("Measure-MnistCategory -IncludeTotal", "      Total                     60000      10000      70000")]
    [InlineData("Measure-MnistPixel", "Train     60000  0.13066047627     0.30810780386       0     255    0.8088")]
    [InlineData("Get-MnistDataset MNIST", "MNIST            Bundled     60000   10000 MNIST handwritten digits")]
    [InlineData("New-MnistChart -Kind Category", "Category      MNIST: samples per category")]
    public void Tables_show_what_matters_in_100_columns(string script, string line)
    {
        string[] lines = [.. _session.Show(script).Split('\n').Select(text => text.TrimEnd())];
        Assert.Contains(line, lines);
        Assert.All(lines, text => Assert.True(text.Length <= 100, text));
    }

    [Fact]
    public void Samples_have_a_thumbnail_of_the_kind_that_the_terminal_shows()
    {
        string line = _session.Show("Get-MnistSample -Split Test -First 1").Split('\n').Single(text => text.StartsWith("MNIST", StringComparison.Ordinal)).TrimEnd();
        const string Before = "MNIST            Test        0     7 7                ";
        Assert.StartsWith(Before, line);
        string[] thumbnails = [.. _session.Get("$s = Get-MnistSample -Split Test -First 1; $true, $false | ForEach-Object { [MnistPS.Formatting.FormatHelper]::Thumbnail($s, $_) }").Select(item => (string)item.BaseObject)];
        Assert.Contains(line[Before.Length..], thumbnails);
    }

    public void Dispose() => _session.Dispose();
}
