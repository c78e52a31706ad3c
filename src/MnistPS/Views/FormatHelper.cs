using System.Collections;
using System.ComponentModel;
using System.Globalization;
using Mnist;
using Mnist.Display;

namespace MnistPS.Views;

/// <summary>What the format views compute. Public for MnistPS.Format.ps1xml only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FormatHelper
{
    private const int PictureColumns = 14;
    private const int PictureLines = 7;

    /// <summary>A sample in one line of a table.</summary>
    public static string Thumbnail(MnistSample sample) => Thumbnail(sample, ShowsBraille());

    /// <summary>A sample in one line: Braille dots, or strokes of plain characters.</summary>
    /// <param name="sample">What is drawn.</param>
    /// <param name="isBraille">The terminal shows Braille characters.</param>
    public static string Thumbnail(MnistSample sample, bool isBraille)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return isBraille ? Braille.Thumbnail(sample) : Strokes.Thumbnail(sample);
    }

    /// <summary>A sample in the lines of a list: Braille where it is shown, else characters of growing density.</summary>
    public static string Picture(MnistSample sample) => Picture(sample, ShowsBraille());

    /// <inheritdoc cref="Picture(MnistSample)"/>
    /// <param name="sample">What is drawn.</param>
    /// <param name="isBraille">The terminal shows Braille characters.</param>
    public static string Picture(MnistSample sample, bool isBraille)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return isBraille
            ? string.Join('\n', Braille.Lines(InkGrid.Of(sample, 4 * PictureLines, 2 * PictureColumns, isCropped: false)))
            : string.Join('\n', TerminalRenderer.Render([new TerminalTile(sample, "")], new TerminalOptions { Width = 1 })).TrimEnd('\n');
    }

    /// <summary>The values of a list in one line.</summary>
    /// <param name="values">Numbers or texts; null for none.</param>
    /// <param name="separator">What stands between them.</param>
    public static string Join(IEnumerable? values, string separator) => values is null
        ? ""
        : string.Join(separator, values.Cast<object>().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));

    /// <summary>A number with a point in every culture, as the files and the pages of help have it.</summary>
    /// <param name="value">The number; null for none.</param>
    /// <param name="format">A format of .NET.</param>
    public static string Number(IFormattable? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    private static bool ShowsBraille() => TerminalDetection.ShowsBraille(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows());
}
