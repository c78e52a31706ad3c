using System.Diagnostics;
using System.Text.Json;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Cookbook;

/// <summary>Runs the examples that need PowerShell itself, all in one process of it, where this machine has it.</summary>
public sealed class PwshExampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mnistps-").FullName;

    [Fact]
    public async Task The_other_examples_put_out_what_the_documents_show()
    {
        DocumentExample[] examples = [.. DocumentExamples.All.Where(DocumentExamples.NeedsPwsh)];
        Assert.SkipUnless(HasPwsh(), $"{examples.Length} examples of README and cookbook need commands of PowerShell, and pwsh is not on the PATH; they were parsed and bound only.");
        string[] outputs = await Run(examples);
        Assert.Equal(examples.Length, outputs.Length);
        Assert.Multiple([.. examples.Zip(outputs, (example, output) => (Action)(() =>
        {
            Assert.False(output.StartsWith("ERROR", StringComparison.Ordinal), $"{example}: {output}");
            example.Steps.Single().Check(output);
        }))]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string[]> Run(DocumentExample[] examples)
    {
        string input = Path.Combine(_folder, "examples.json");
        string output = Path.Combine(_folder, "outputs.json");
        await File.WriteAllTextAsync(input, JsonSerializer.Serialize(examples.Select(example => example.Script)), TestContext.Current.CancellationToken);
        string script = Path.Combine(StagedModule.RepositoryRoot, "tests", "MnistPS.Tests", "Cookbook", "Invoke-Example.ps1");
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-File", script, "-Manifest", StagedModule.Manifest, "-InputPath", input, "-OutputPath", output])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["MNIST_HOME"] = Path.Combine(_folder, "home");
        start.Environment.Remove("MNIST_CATALOG");
        start.Environment.Remove("MNIST_MIRROR");
        using Process pwsh = Process.Start(start)!;
        pwsh.StandardInput.Close();
        Task<string> said = pwsh.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = pwsh.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await pwsh.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(pwsh.ExitCode == 0, await said + await errors);
        return JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken))!;
    }

    private static bool HasPwsh() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh")));
}
