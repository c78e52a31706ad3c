using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Start;

/// <summary>A terminal of 120 x 40 characters, made by tmux, in which a command runs.</summary>
internal sealed class Terminal : IAsyncDisposable
{
    public const string Requirement = "needs tmux (Debian: apt-get install tmux)";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    // A server of its own: other sessions of the user are not touched.
    private readonly string _socket = $"mnistps-{Guid.NewGuid():N}";

    public static bool IsPossible => OperatingSystem.IsLinux()
        && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "tmux")));

    /// <summary>Starts a command; when it has ended, the terminal shows its exit code.</summary>
    public static async Task<Terminal> Open(params string[] command)
    {
        var terminal = new Terminal();
        string line = string.Join(' ', command.Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        await terminal.Tmux("-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "40", $"{line}; echo ended with $?; sleep 600");
        return terminal;
    }

    /// <summary>Types text.</summary>
    public Task Type(string text) => Tmux("send-keys", "-l", text);

    /// <summary>Presses a key by the name that tmux has for it, for example <c>Enter</c> or <c>C-c</c>.</summary>
    public Task Press(string key) => Tmux("send-keys", key);

    /// <summary>All lines since the start, as the screen shows them.</summary>
    public async Task<string> Screen() => (await Tmux("capture-pane", "-p", "-J", "-S", "-")).TrimEnd();

    /// <summary>Waits until the screen shows a text, and gives the screen.</summary>
    public async Task<string> Expect(string text)
    {
        using var timeout = new CancellationTokenSource(s_patience);
        while (true)
        {
            string screen = await Screen();
            if (screen.Contains(text, StringComparison.Ordinal))
            {
                return screen;
            }

            Assert.False(timeout.IsCancellationRequested, $"'{text}' is not on the screen:\n{screen}");
            await Task.Delay(50, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync() => await Tmux("kill-server");

    private async Task<string> Tmux(params string[] arguments)
    {
        var info = ChildProcess.StartInfo("tmux", null, ["-L", _socket, .. arguments]);
        info.Environment["LC_ALL"] = "C.UTF-8";
        ProcessResult result = await ChildProcess.Run(info);
        Assert.True(result.ExitCode == 0, $"tmux {string.Join(' ', arguments)}: {result.Error}");
        return result.Output;
    }
}
