using System.Diagnostics;

namespace MnistPS.Tests.Shell;

/// <summary>One run of the shell with everything redirected.</summary>
internal sealed class ShellRun : IDisposable
{
    /// <summary>Far beyond what a run takes; only a hang gets there.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _error;

    private ShellRun(ProcessStartInfo info)
    {
        _process = Process.Start(info)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    public static Task<ShellResult> Run(params string[] arguments) => RunWithInput("", arguments);

    public static async Task<ShellResult> RunWithInput(string input, params string[] arguments)
    {
        using ShellRun run = Start(ShellUnderTest.StartInfo(ShellUnderTest.Dotnet, [ShellUnderTest.Program, .. arguments]));
        await run._process.StandardInput.WriteAsync(input);
        run._process.StandardInput.Close();
        return await run.Finish();
    }

    public static ShellRun Start(ProcessStartInfo info) => new(info);

    public async Task<string?> ReadLine()
    {
        using var timeout = new CancellationTokenSource(Patience);
        return await _process.StandardOutput.ReadLineAsync(timeout.Token);
    }

    public async Task<ShellResult> Finish()
    {
        using var timeout = new CancellationTokenSource(Patience);
        string output = await _process.StandardOutput.ReadToEndAsync(timeout.Token);
        await _process.WaitForExitAsync(timeout.Token);
        return new ShellResult(_process.ExitCode, output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
