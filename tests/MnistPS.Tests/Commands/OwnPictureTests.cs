using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

public sealed class OwnPictureTests : IDisposable
{
    private readonly ModuleSession _session = new();

    [Fact]
    public void A_picture_becomes_a_sample()
    {
        _session.Get("Get-MnistSample -Split Test -First 2 | Export-MnistImage tree -Layout Category");
        ScriptResult result = _session.Run("ConvertTo-MnistSample tree/test/*/*.png -Label 3; $ExecutionContext.InvokeProvider.Item.Get('tree/test/7/*.png') | ConvertTo-MnistSample -Threshold 90 -NoInvert");
        Assert.Empty(result.Errors);
        Assert.Equal(["3", "3", "-1"], result.Values("Label"));
        Assert.Equal(["0", "1", "0"], result.Values("Index"));
        Assert.All(result.Output, sample => Assert.Equal(784, ((byte[])sample.Properties["Pixels"].Value).Length));
    }

    [Fact]
    public void Bad_pictures_are_errors_and_the_others_go_on()
    {
        _session.Get("Get-MnistSample -Split Test -First 1 | Export-MnistImage good.png -Grid");
        _session.Get("[Mnist.MnistSample]::new([byte[]]::new(784)) | Export-MnistImage plain.png -Grid -Padding 0");
        File.WriteAllBytes(_session.PathOf("empty.png"), []);
        File.WriteAllText(_session.PathOf("text.png"), "not a picture");
        byte[] huge = File.ReadAllBytes(_session.PathOf("good.png"));
        huge[16] = 0x7F; // a width of two thousand million
        File.WriteAllBytes(_session.PathOf("huge.png"), huge);
        ScriptResult result = _session.Run("ConvertTo-MnistSample empty.png, plain.png, text.png, huge.png, good.png");
        Assert.Single(result.Output);
        Assert.Equal(4, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.Equal(("ImageInvalid,MnistPS.Commands.ConvertToMnistSampleCommand", ErrorCategory.InvalidData), (error.FullyQualifiedErrorId, error.CategoryInfo.Category)));
        Assert.Equal(["empty.png", "plain.png", "text.png", "huge.png"], result.Errors.Select(error => Path.GetFileName((string)error.TargetObject)));
        Assert.StartsWith("PathNotFound,", _session.Run("ConvertTo-MnistSample nowhere.png").OnlyError.FullyQualifiedErrorId);
        Assert.StartsWith("ParameterArgumentValidationError,", _session.Run("ConvertTo-MnistSample good.png -Threshold 256").OnlyError.FullyQualifiedErrorId);
    }

    public void Dispose() => _session.Dispose();
}
