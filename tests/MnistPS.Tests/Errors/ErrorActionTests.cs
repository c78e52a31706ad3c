using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Errors;

/// <summary>PowerShell's own ways of handling errors, on those of this module.</summary>
public sealed class ErrorActionTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public ErrorActionTests() => File.WriteAllText(_session.PathOf("bad.csv"), "5,0,0\n");

    [Fact]
    public void SilentlyContinue_hides_the_error_of_a_file_and_ErrorVariable_keeps_it()
    {
        ScriptResult result = _session.Run(
            "Import-MnistCsv bad.csv, nowhere.csv -Dataset MNIST -ErrorAction SilentlyContinue -ErrorVariable kept; $kept.ForEach{ $_.FullyQualifiedErrorId.Split(',')[0] }");
        Assert.Empty(result.Errors);
        Assert.Equal(["CsvInvalid", "PathNotFound"], result.Output.Select(item => item.ToString()));
    }

    [Fact]
    public void Ignore_leaves_no_trace() =>
        Assert.Equal(0, _session.Get("$Error.Clear(); Import-MnistCsv nowhere.csv -ErrorAction Ignore; $Error.Count").Single().BaseObject);

    [Fact]
    public void Stop_ends_the_script_at_the_first_bad_file()
    {
        ScriptResult result = _session.Run("Import-MnistCsv bad.csv, nowhere.csv -Dataset MNIST -ErrorAction Stop; 'not reached'");
        Assert.Empty(result.Output);
        Assert.StartsWith("CsvInvalid,", result.OnlyError.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_that_ends_the_command_is_in_ErrorVariable_too() => Assert.Equal(
        "SampleOutOfRange,MnistPS.Commands.GetMnistSampleCommand",
        _session.Get("try { Get-MnistSample -Index 70000 -ErrorVariable kept } catch { }; $kept[0].ErrorRecord.FullyQualifiedErrorId").Single().ToString());

    [Theory]
    [InlineData("Get-MnistSample MNSIT -ErrorAction Stop", "Mnist.DatasetNotFoundException", "$_.Exception.Target", "MNSIT")]
    [InlineData("Import-MnistCsv bad.csv -Dataset MNIST -ErrorAction Stop", "Mnist.DatasetFormatException", "$_.Exception.Line", "1")]
    [InlineData("Import-MnistCsv nowhere.csv -ErrorAction Stop", "System.IO.FileNotFoundException", "$_.Exception.FileName", "nowhere.csv")]
    [InlineData("Get-MnistSample -Index 70000", "System.ArgumentOutOfRangeException", "$_.Exception.ActualValue", "70000")]
    [InlineData("Export-MnistCsv bad.csv -Split Test -NoClobber", "Mnist.FileExistsException", "$_.CategoryInfo.Category", "ResourceExists")]
    public void Try_catches_by_the_type_of_the_exception(string script, string type, string read, string value) => Assert.Equal(
        value,
        _session.Get($"try {{ {script}; 'not thrown' }} catch [System.DivideByZeroException] {{ 'wrong' }} catch [{type}] {{ {read} }}").Single().ToString());

    public void Dispose() => _session.Dispose();
}
