using System.Diagnostics;

namespace Mnist.Tests.Datasets.Download.Faults;

/// <summary>A process that saves Tiny; killed when the test leaves it.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    public Child(string catalog, string root)
    {
        string dotnet = Environment.ProcessPath is string path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        _process = Process.Start(new ProcessStartInfo(dotnet, [Path.Combine(AppContext.BaseDirectory, "Mnist.TestChild.dll"), "save", catalog, root, "Tiny"])
        {
            RedirectStandardError = true,
            Environment = { ["NO_PROXY"] = "127.0.0.1" },
        })!;
    }

    /// <summary>Waits for its end and gives what it complained of; nothing when it succeeded.</summary>
    public async Task<string> WaitAsync()
    {
        string complaint = await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode == 0 ? "" : $"{_process.ExitCode}: {complaint}";
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
