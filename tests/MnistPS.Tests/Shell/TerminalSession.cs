using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace MnistPS.Tests.Shell;

/// <summary>The shell at a terminal, which util-linux's <c>script</c> makes, with somebody who types and reads.</summary>
internal sealed partial class TerminalSession : IAsyncDisposable
{
    public const string Requirement = "needs script of util-linux (Debian: apt-get install bsdutils)";

    private readonly Process _process;
    private readonly Task _reader;
    private readonly StringBuilder _screen = new();
    private int _seen;

    public TerminalSession(string dataHome, params string[] arguments)
    {
        string shell = $"'{ShellUnderTest.Dotnet}' '{ShellUnderTest.Program}' {string.Join(' ', arguments)}";
        string command = $"stty cols 100 rows 30; exec env --default-signal=INT {shell}";
        ProcessStartInfo info = ShellUnderTest.StartInfo("script", "--quiet", "--return", "--command", command, "/dev/null");
        info.Environment["XDG_DATA_HOME"] = dataHome;
        info.Environment["TERM"] = "xterm-256color";
        info.Environment["SHELL"] = "/bin/sh";
        _process = Process.Start(info)!;
        _reader = Task.Run(ReadOn);
    }

    public static bool IsPossible => OperatingSystem.IsLinux()
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "script")));

    /// <summary>All that has come, with escape codes.</summary>
    public string Raw
    {
        get
        {
            lock (_screen)
            {
                return _screen.ToString();
            }
        }
    }

    public async Task Type(string keys)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until the text stands in what came since the last expectation; escape codes do not count.</summary>
    public async Task Expect(string text)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            string plain = EscapeCodes().Replace(Raw, "");
            int found = plain.IndexOf(text, Math.Min(_seen, plain.Length), StringComparison.Ordinal);
            if (found >= 0)
            {
                _seen = found + text.Length;
                return;
            }

            if (watch.Elapsed > ShellRun.Patience)
            {
                throw new TimeoutException($"'{text}' did not appear after character {_seen} of:\n{plain}");
            }

            await Task.Delay(20);
        }
    }

    public async Task<int> Exit()
    {
        using var timeout = new CancellationTokenSource(ShellRun.Patience);
        await _process.WaitForExitAsync(timeout.Token);
        await _reader;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _reader;
        _process.Dispose();
    }

    private async Task ReadOn()
    {
        var buffer = new char[4096];
        while (await _process.StandardOutput.ReadAsync(buffer) is > 0 and int count)
        {
            lock (_screen)
            {
                _screen.Append(buffer, 0, count);
            }
        }
    }

    [GeneratedRegex(@"\e(\[[0-9;?]*[ -/]*[@-~]|[=>])")]
    private static partial Regex EscapeCodes();
}
