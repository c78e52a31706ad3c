using System.Management.Automation;
using System.Management.Automation.Host;
using Mnist.Display;

namespace MnistPS.Views;

/// <summary>What pictures are drawn on: a screen, or text that goes elsewhere.</summary>
/// <param name="Protocol">How to draw; not Auto.</param>
/// <param name="Width">Characters in a line.</param>
/// <param name="Height">Lines of the screen; null where there is none.</param>
internal sealed record DrawingSurface(TerminalProtocol Protocol, int Width, int? Height)
{
    private const int UsualWidth = 80;

    /// <summary>What a command draws on.</summary>
    /// <param name="command">Its host knows the size of the screen, its call whether somebody keeps the output.</param>
    /// <param name="protocol">What the user wants.</param>
    public static DrawingSurface Of(PSCmdlet command, TerminalProtocol protocol)
    {
        // The host does not tell where its output goes; that the process has given it away is asked of the process.
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

    // Hosts without a screen have no raw interface, or one that throws.
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
