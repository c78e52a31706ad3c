namespace Notebooks.Tests;

/// <summary>A C# cell that refers to Mnist.dll by its path before PowerShell imports the module loads a copy of its own.</summary>
public sealed class SecondLibraryTests
{
    [Fact]
    public void Import_warns_and_piping_the_copys_samples_ends_in_one_error_that_names_both()
    {
        using var kernel = new Kernel();
        string other = Path.Combine(kernel.Home, "Mnist.dll");
        File.Copy(Path.Combine(Repository.Metadata("ModuleStage"), "Mnist.dll"), other);
        kernel.Run($"#r \"{other}\"\nusing Mnist;\nSampleSet samples = SampleSet.From(Enumerable.Range(0, 9).Select(i => new MnistSample(new byte[784], i)));");
        string warning = string.Concat(kernel.Run("Import-Module MnistPS", "pwsh").Select(output => output.ToJsonString()));
        Assert.Contains("two copies of Mnist.dll", warning);
        Assert.Contains(other, warning);

        kernel.Run("#!share --from csharp samples", "pwsh");
        string error = Assert.Throws<InvalidOperationException>(() => kernel.Run("$samples | Measure-MnistCategory", "pwsh")).Message;
        Assert.Contains($"cannot use objects of '{other}'", error);
        Assert.Single(error.Split('\n'), line => line.StartsWith("This process has two copies", StringComparison.Ordinal));
    }

    [Fact]
    public void Import_is_silent_and_shares_the_library_when_it_comes_first()
    {
        using var kernel = new Kernel();
        Assert.Empty(kernel.Run("Import-Module MnistPS", "pwsh"));
        kernel.Run($"#r \"{Repository.Metadata("ModuleStage")}Mnist.dll\"\nusing Mnist;\nMnistDataset mnist = MnistDataset.Open();");
        kernel.Run("#!share --from csharp mnist", "pwsh");
        Assert.Contains("5923", kernel.Run("'' + ($mnist.Train | Measure-MnistCategory)[0].Training", "pwsh")[0].ToJsonString());
    }
}
