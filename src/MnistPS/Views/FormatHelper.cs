using System.Collections;
using System.ComponentModel;
using System.Globalization;
using Mnist;
using Mnist.Display;

namespace MnistPS.Views;

/// <summary>Computes values for the format views. Public only for MnistPS.Format.ps1xml.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FormatHelper
{
    private const int PictureColumns = 14;
    private const int PictureLines = 7;

    /// <summary>Returns a sample in one line of a table.</summary>
    public static string Thumbnail(MnistSample sample) => Thumbnail(sample, ShowsBraille());

    /// <summary>Returns a sample in one line: Braille dots, or plain characters.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="isBraille">True if the terminal shows Braille characters.</param>
    public static string Thumbnail(MnistSample sample, bool isBraille)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return isBraille ? Braille.Thumbnail(sample) : Strokes.Thumbnail(sample);
    }

    /// <summary>Returns a sample in several lines of a list: Braille if supported, otherwise characters of increasing density.</summary>
    public static string Picture(MnistSample sample) => Picture(sample, ShowsBraille());

    /// <inheritdoc cref="Picture(MnistSample)"/>
    /// <param name="sample">The sample.</param>
    /// <param name="isBraille">True if the terminal shows Braille characters.</param>
    public static string Picture(MnistSample sample, bool isBraille)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return isBraille
            ? string.Join('\n', Braille.Lines(InkGrid.Of(sample, 4 * PictureLines, 2 * PictureColumns, isCropped: false)))
            : string.Join('\n', TerminalRenderer.Render([new TerminalTile(sample, "")], new TerminalOptions { ShrinkToFit = false })).TrimEnd('\n');
    }

    /// <summary>Returns the values of a list in one line.</summary>
    /// <param name="values">Numbers or texts; null for none.</param>
    /// <param name="separator">The separator.</param>
    public static string Join(IEnumerable? values, string separator) => values is null
        ? ""
        : string.Join(separator, values.Cast<object>().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));

    /// <summary>Returns a number with a decimal point in every culture, as in files and help pages.</summary>
    /// <param name="value">The number; null for none.</param>
    /// <param name="format">A .NET format string.</param>
    public static string Number(IFormattable? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Returns a loss; one of a run that diverges is too large for four decimal places.</summary>
    public static string Loss(double loss) => Number(loss, Math.Abs(loss) < 100 ? "0.0000" : "0.0e+0");

    /// <summary>Returns an object in a few words.</summary>
    public static string Text(object item) => Convert.ToString(item, CultureInfo.InvariantCulture) ?? "";

    private static bool ShowsBraille() => TerminalDetection.ShowsBraille(Environment.GetEnvironmentVariable, OperatingSystem.IsWindows());
}
