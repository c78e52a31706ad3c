using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

public sealed class ImageTests : IDisposable
{
    private readonly ModuleSession _session = new();

    [Fact]
    public void A_folder_gets_the_published_names_and_is_read_back()
    {
        PSObject folder = Assert.Single(_session.Get("Export-MnistImage tree -Split Test -PassThru"));
        Assert.IsType<DirectoryInfo>(folder.BaseObject);
        Assert.Equal(10_000, Directory.GetFiles(_session.PathOf("tree/test")).Length);
        Assert.True(File.Exists(_session.PathOf("tree/test/009999-num6.png")));
        Assert.Equal(
            _session.Run("Get-MnistSample -Split Test -First 100").Values("Label"),
            _session.Run("Import-MnistImage tree | Where-Object Index -lt 100").Values("Label"));
    }

    [Fact]
    public void Layout_Category_makes_a_folder_for_each()
    {
        _session.Get("Get-MnistSample -Split Test -Label 3, 5 | Export-MnistImage tree -Layout Category");
        Assert.Equal(["3", "5"], Directory.GetDirectories(_session.PathOf("tree/test")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["1010", "892"], _session.Run("Import-MnistImage tree | Measure-MnistCategory | Where-Object Testing -gt 0").Values("Testing"));
    }

    [Fact]
    public void Files_can_be_named_piped_and_counted_on()
    {
        _session.Get("Get-MnistSample -Split Test -First 4 | Export-MnistImage tree");
        ScriptResult result = _session.Run("Import-MnistImage tree/test/*.png");
        Assert.Equal(["7", "2", "1", "0"], result.Values("Label"));
        Assert.Equal(["0", "1", "2", "3"], result.Values("Index"));
        Assert.Equal(["Test", "Test", "Test", "Test"], result.Values("Split"));
        Assert.Equal(4, _session.Get("$ExecutionContext.InvokeProvider.ChildItem.Get('tree/test', $false) | Import-MnistImage").Count);
    }

    [Theory]
    [InlineData("Get-MnistDataset MNIST | Export-MnistImage x.png -Grid -Columns 5 -Padding 3 -Scale 2", "x.png")]
    [InlineData("Get-MnistSample -First 30 | Export-MnistImage x.svg -Invert", "x.svg")]
    [InlineData("Get-MnistSample -First 1 | Export-MnistImage x.html", "x.html")]
    [InlineData("Export-MnistImage x.htm -Grid -Split Test", "x.htm")]
    public void A_name_of_a_picture_makes_one(string script, string name)
    {
        PSObject file = Assert.Single(_session.Get(script + " -PassThru"));
        Assert.Equal(name, Assert.IsType<FileInfo>(file.BaseObject).Name);
        Assert.InRange(new FileInfo(_session.PathOf(name)).Length, 500, 200_000);
    }

    [Fact]
    public void What_has_no_effect_is_said()
    {
        Assert.Contains("-Columns, -Scale", Assert.Single(_session.Run("Get-MnistSample -First 1 | Export-MnistImage tree -Columns 3 -Scale 2").Warnings), StringComparison.Ordinal);
        Assert.Contains("-Layout", Assert.Single(_session.Run("Get-MnistSample -First 1 | Export-MnistImage x.png -Layout Category").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_of_another_size_are_errors_without_Resize()
    {
        _session.Get("Get-MnistSample -First 1 | Export-MnistImage x.png -Scale 3");
        ErrorRecord error = _session.Run("Import-MnistImage x.png").OnlyError;
        Assert.Contains("expected 28 x 28 pixels, found 84 x 84", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["84"], _session.Run("Import-MnistImage x.png -Rows 84 -Columns 84").Values("Rows"));
        Assert.Equal(
            ((byte[])_session.Get("Get-MnistSample -First 1")[0].Properties["Pixels"].Value).AsEnumerable(),
            (byte[])_session.Get("Import-MnistImage x.png -Resize")[0].Properties["Pixels"].Value);
    }

    [Fact]
    public void Jpeg_is_read_through_the_staged_adapter()
    {
        string picture = Path.Combine(StagedModule.RepositoryRoot, "tests/Mnist.Tests/Formats/Images/Pictures/five.jpg");
        Assert.Equal(["28"], _session.Run($"Import-MnistImage '{picture}'").Values("Rows"));
        _session.Get($"Import-MnistImage '{picture}' | Export-MnistImage again.png");
        File.WriteAllText(_session.PathOf("bad.jpg"), "no picture");
        Assert.Contains("a picture: PNG, JPEG or BMP", _session.Run("Import-MnistImage bad.jpg").OnlyError.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-MnistSample -First 0 | Export-MnistImage x.png", "SampleInvalid", "no samples")]
    [InlineData("Export-MnistImage x.svg", "SampleInvalid", "too many")]
    [InlineData("Get-MnistSample -First 2 | Export-MnistImage tree", "FileError", "mixture")]
    [InlineData("Import-MnistImage tree | Export-MnistImage tree", "FileError", "is being read")]
    [InlineData("Export-MnistImage tree -NoClobber", "PathExists", "000000-num5.png")]
    public void A_refused_export_leaves_things_as_they_were(string script, string id, string part)
    {
        _session.Get("Get-MnistSample -First 3 | Export-MnistImage tree");
        ErrorRecord error = _session.Run(script).OnlyError;
        Assert.StartsWith(id + ",MnistPS.Commands.ExportMnistImageCommand", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(part, error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["tree"], Directory.EnumerateFileSystemEntries(_session.Folder).Select(Path.GetFileName));
        Assert.Equal(3, Directory.GetFiles(_session.PathOf("tree/train")).Length);
    }

    public void Dispose() => _session.Dispose();
}
