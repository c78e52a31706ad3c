using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Views;

public sealed class FormatHelperTests : IDisposable
{
    private readonly ModuleSession _session = new();

    // Drawn by hand: a plus sign of 28 x 28 with strokes of 8 pixels.
    private const string Plus = """
        $pixels = [byte[]]::new(784)
        foreach ($i in 0..783) { $row = [math]::Floor($i / 28); $column = $i % 28; if (($row -ge 10 -and $row -lt 18) -or ($column -ge 10 -and $column -lt 18)) { $pixels[$i] = 255 } }
        $plus = [Mnist.MnistSample]::new($pixels, 1, 28, 28)

        """;

    [Theory]
    [InlineData("$true", "⠶⠶⢾⣿⡷⠶⠶")]
    [InlineData("$false", "---||||---")]
    public void A_thumbnail_is_one_line_that_shows_the_shape(string isBraille, string thumbnail) =>
        Assert.Equal(thumbnail, Assert.Single(_session.Get(Plus + $"[MnistPS.Views.FormatHelper]::Thumbnail($plus, {isBraille})")).BaseObject);

    [Fact]
    public void Blank_images_and_images_of_one_pixel_have_thumbnails()
    {
        Assert.Equal(new string('\u2800', 7), _session.Get("[MnistPS.Views.FormatHelper]::Thumbnail([Mnist.MnistSample]::new([byte[]]::new(784), 1, 28, 28), $true)")[0].BaseObject);
        Assert.Equal("", _session.Get("[MnistPS.Views.FormatHelper]::Thumbnail([Mnist.MnistSample]::new([byte[]]::new(784), 1, 28, 28), $false)")[0].BaseObject);
        Assert.Equal(new string('\u28FF', 7), _session.Get("[MnistPS.Views.FormatHelper]::Thumbnail([Mnist.MnistSample]::new([byte[]](255), 1, 1, 1), $true)")[0].BaseObject);
    }

    [Theory]
    [InlineData("$true", 7, 14)]
    [InlineData("$false", 14, 28)]
    public void A_picture_has_lines_for_a_list(string isBraille, int lines, int width)
    {
        string[] picture = ((string)_session.Get(Plus + $"[MnistPS.Views.FormatHelper]::Picture($plus, {isBraille})")[0].BaseObject).Split('\n');
        Assert.Equal(lines, picture.Length);
        Assert.All(picture, line => Assert.InRange(line.Length, 1, width));
    }

    [Theory]
    [InlineData("1, 28, 28", "1 x 28 x 28")]
    [InlineData("0.5, 'two'", "0.5 x two")]
    [InlineData("$null", "")]
    public void A_list_is_joined_in_one_line_in_every_culture(string values, string line) =>
        Assert.Equal(line, _session.Get($"[cultureinfo]::CurrentCulture = 'de-DE'; [MnistPS.Views.FormatHelper]::Join(({values}), ' x ')")[0].BaseObject);

    public void Dispose() => _session.Dispose();
}
