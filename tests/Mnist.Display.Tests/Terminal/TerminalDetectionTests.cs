namespace Mnist.Display.Tests.Terminal;

public sealed class TerminalDetectionTests
{
    [Theory]
    [InlineData("TERM=xterm-kitty", TerminalProtocol.Kitty)]
    [InlineData("TERM=xterm-256color KITTY_WINDOW_ID=1", TerminalProtocol.Kitty)]
    [InlineData("TERM=xterm-256color TERM_PROGRAM=WezTerm", TerminalProtocol.Sixel)]
    [InlineData("TERM=foot", TerminalProtocol.Sixel)]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor", TerminalProtocol.Blocks)]
    [InlineData("WT_SESSION=1", TerminalProtocol.Blocks)]
    [InlineData("TERM=xterm-256color", TerminalProtocol.Blocks256)]
    [InlineData("TERM=tmux-256color TMUX=1 KITTY_WINDOW_ID=1", TerminalProtocol.Blocks256)]
    [InlineData("TERM=tmux-256color TMUX=1 KITTY_WINDOW_ID=1 COLORTERM=truecolor", TerminalProtocol.Blocks)]
    [InlineData("TERM=xterm-kitty NO_COLOR=1", TerminalProtocol.Ascii)]
    [InlineData("TERM=xterm-kitty NO_COLOR=0", TerminalProtocol.Ascii)]
    [InlineData("TERM=xterm-kitty NO_COLOR=", TerminalProtocol.Kitty)]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor NO_COLOR=", TerminalProtocol.Blocks)]
    [InlineData("TERM=dumb COLORTERM=truecolor", TerminalProtocol.Ascii)]
    [InlineData("TERM=vt100", TerminalProtocol.Ascii)]
    [InlineData("", TerminalProtocol.Ascii)]
    public void The_environment_tells_what_a_terminal_shows(string environment, TerminalProtocol protocol)
    {
        Assert.Equal(protocol, TerminalDetection.Detect(Of(environment), isRedirected: false));
        Assert.Equal(TerminalProtocol.Ascii, TerminalDetection.Detect(Of(environment), isRedirected: true));
    }

    [Theory]
    [InlineData("", false, true)]
    [InlineData("LANG=de_DE.UTF-8", false, true)]
    [InlineData("LANG=de_DE.utf8 TERM=xterm", false, true)]
    [InlineData("LANG=de_DE.ISO-8859-1", false, false)]
    [InlineData("LANG=C", false, false)]
    [InlineData("LANG=de_DE.UTF-8 LC_ALL=C", false, false)]
    [InlineData("LANG=de_DE.UTF-8 TERM=linux", false, false)]
    [InlineData("", true, false)]
    [InlineData("WT_SESSION=1", true, true)]
    public void Braille_is_for_those_who_see_it(string environment, bool isWindows, bool isShown) =>
        Assert.Equal(isShown, TerminalDetection.ShowsBraille(Of(environment), isWindows));

    private static Func<string, string?> Of(string environment)
    {
        Dictionary<string, string> values = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return values.GetValueOrDefault;
    }
}
