using System.Management.Automation;
using System.Management.Automation.Host;
using Mnist.Display;

namespace MnistPS.Views;

/// <summary>The target of drawings: a screen, or text for another program.</summary>
/// <param name="Protocol">How to draw; not Auto.</param>
/// <param name="Width">The characters in a line.</param>
/// <param name="Height">The lines of the screen; null without a screen.</param>
internal sealed record DrawingSurface(TerminalProtocol Protocol, int Width, int? Height)
{
    private const int UsualWidth = 80;

    /// <summary>Returns the target for a command.</summary>
    /// <param name="command">The command. Its host knows the size of the screen, its call whether the output is captured.</param>
    /// <param name="protocol">The requested protocol.</param>
    public static DrawingSurface Of(PSCmdlet command, TerminalProtocol protocol)
    {
        // The host does not know if its output is redirected, but the process does.
        bool isCaptured = Console.IsOutputRedirected || CapturedOutput.IsCaptured(command.MyInvocation);
        Size size = ScreenOf(command.Host);
        return new DrawingSurface(
            protocol != TerminalProtocol.Auto ? protocol
                : TerminalDetection.Detect(Environment.GetEnvironmentVariable, isCaptured || !ShowsEscapes(command)),
            size.Width > 0 ? size.Width : UsualWidth,
            isCaptured || size.Height < 1 ? null : size.Height);
    }

    private static bool ShowsEscapes(PSCmdlet command) =>
        command.Host.UI is { SupportsVirtualTerminal: true }
        && (command.SessionState.PSVariable.GetValue("PSStyle") is not { } style
            || PSObject.AsPSObject(style).Properties["OutputRendering"]?.Value?.ToString() != "PlainText");

    // Hosts without a screen have no raw interface, or it throws.
    private static Size ScreenOf(PSHost host)
    {
        try
        {
            return host.UI?.RawUI?.WindowSize ?? default;
        }
        catch (Exception exception) when (exception is HostException or NotImplementedException or NotSupportedException or InvalidOperationException or IOException)
        {
            return default;
        }
    }
}
