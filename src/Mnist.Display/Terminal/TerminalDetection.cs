namespace Mnist.Display;

/// <summary>Detects what a terminal supports, from environment variables.</summary>
public static class TerminalDetection
{
    /// <summary>Returns the best protocol that the terminal supports.</summary>
    /// <param name="environment">Returns the value of an environment variable, or null.</param>
    /// <param name="isRedirected">True if the output goes to a file or another program.</param>
    public static TerminalProtocol Detect(Func<string, string?> environment, bool isRedirected)
    {
        ArgumentNullException.ThrowIfNull(environment);
        string terminal = environment("TERM") ?? "";
        string program = environment("TERM_PROGRAM") ?? "";

        // NO_COLOR has an effect with any value that is not empty: https://no-color.org.
        if (isRedirected || terminal == "dumb" || !string.IsNullOrEmpty(environment("NO_COLOR")))
        {
            return TerminalProtocol.Ascii;
        }

        // A multiplexer supports colors, but not graphics.
        bool isMultiplexed = environment("TMUX") is not null || terminal.StartsWith("screen", StringComparison.Ordinal) || terminal.StartsWith("tmux", StringComparison.Ordinal);
        if (!isMultiplexed)
        {
            if (environment("KITTY_WINDOW_ID") is not null || terminal == "xterm-kitty" || program is "ghostty")
            {
                return TerminalProtocol.Kitty;
            }

            if (program is "WezTerm" or "iTerm.app" || terminal is "foot" or "foot-extra" or "mlterm" or "yaft-256color" || terminal.Contains("sixel", StringComparison.Ordinal))
            {
                return TerminalProtocol.Sixel;
            }
        }

        // Windows Terminal has 24-bit colors but does not set COLORTERM.
        return environment("COLORTERM") is "truecolor" or "24bit" || environment("WT_SESSION") is not null ? TerminalProtocol.Blocks
            : terminal.Contains("256color", StringComparison.Ordinal) ? TerminalProtocol.Blocks256
            : TerminalProtocol.Ascii;
    }

    /// <summary>Returns true if the terminal and its font show Braille characters.</summary>
    /// <param name="environment">Returns the value of an environment variable, or null.</param>
    /// <param name="isWindows">True on Windows. Its old console has fonts without Braille; terminals with a name have them.</param>
    public static bool ShowsBraille(Func<string, string?> environment, bool isWindows)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (isWindows)
        {
            return environment("WT_SESSION") is not null || environment("TERM_PROGRAM") is not null;
        }

        // The first variable that is set decides (POSIX). If none is set, as in most containers, .NET writes UTF-8.
        string?[] locales = [environment("LC_ALL"), environment("LC_CTYPE"), environment("LANG")];
        string? locale = Array.Find(locales, value => !string.IsNullOrEmpty(value));
        bool isUnicode = locale is null
            || locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase)
            || locale.Contains("utf8", StringComparison.OrdinalIgnoreCase);
        return isUnicode && environment("TERM") is not ("linux" or "dumb");
    }
}
