using System.Management.Automation;
using System.Management.Automation.Internal;

namespace MnistPS.Shell.Terminal;

/// <summary>Text as the engine hands it over: with its decoration, or without.</summary>
internal static class PSHostText
{
    public static string Render(string text, bool colors) => colors || !text.Contains('\e')
        ? text
        : new StringDecorated(text).ToString(OutputRendering.PlainText);
}
