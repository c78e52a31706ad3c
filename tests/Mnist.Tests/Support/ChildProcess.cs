using System.Diagnostics;

namespace Mnist.Tests.Support;

/// <summary>Mnist.TestChild as a process; killed when the test leaves it.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _complaint;

    /// <param name="arguments">What it is to do.</param>
    /// <param name="environment">Variables besides the inherited ones.</param>
    /// <param name="handleLimit">The most handles that it may have; null for those of this process.</param>
    public ChildProcess(string[] arguments, IReadOnlyDictionary<string, string>? environment = null, int? handleLimit = null)
    {
        string dotnet = Environment.ProcessPath is string path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        string[] command = [dotnet, Path.Combine(AppContext.BaseDirectory, "Mnist.TestChild.dll"), .. arguments];
        if (handleLimit is not null)
        {
            command = ["/bin/sh", "-c", FormattableString.Invariant($"ulimit -n {handleLimit}; exec \"$@\""), "sh", .. command];
        }

        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _complaint = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Waits for a line of output.</summary>
    public async Task WaitForAsync(string line)
    {
        string? said = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(said == line, $"The child said '{said}'. {(said is null ? await _complaint : "")}");
    }

    /// <summary>Waits for its end, fails unless it ended well, and gives what it said.</summary>
    public async Task<string> WaitAsync()
    {
        string output = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(_process.ExitCode == 0, $"The child ended with {_process.ExitCode}: {output}{await _complaint}");
        return output;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
