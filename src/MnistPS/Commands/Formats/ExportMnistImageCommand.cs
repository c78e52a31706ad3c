using System.Management.Automation;
using Mnist.Display;
using Mnist.Formats;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>
/// Writes samples as images: a folder of PNG files, or, with the extension .png, .svg or .html, one picture of a sample or of a sheet
/// of samples.
/// </summary>
[Cmdlet(VerbsData.Export, "MnistImage", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(DirectoryInfo), typeof(FileInfo))]
public sealed class ExportMnistImageCommand : ExportCommand
{
    private static readonly SheetFormat s_sheet = new();
    private static readonly string[] s_sheetParameters = [nameof(Grid), nameof(Columns), nameof(Padding), nameof(Scale), nameof(Invert)];
    private static readonly string[] s_otherPictures = [".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp"];

    /// <summary>The layout of a folder: Numbered (train/000000-num5.png) or Category (train/5/000000.png).</summary>
    [Parameter]
    public ImageTreeLayout Layout { get; set; }

    /// <summary>Makes a row for each category with its first samples, as in the sample figure of the dataset's page.</summary>
    [Parameter]
    public SwitchParameter Grid { get; set; }

    /// <summary>The number of samples in a row of a sheet. The default is 16, or more for over 256 samples.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int Columns { get; set; }

    /// <summary>The pixels between and around the samples of a sheet.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int Padding { get; set; } = 2;

    /// <summary>The side of each pixel of a sample, in pixels of the picture.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int Scale { get; set; }

    /// <summary>Draws black ink on white, for print.</summary>
    [Parameter]
    public SwitchParameter Invert { get; set; }

    /// <inheritdoc/>
    protected override SampleFormat Chosen => Directory.Exists(Target) || !s_sheet.Extensions.Contains(System.IO.Path.GetExtension(Target), StringComparer.OrdinalIgnoreCase)
        ? SampleFormat.Image
        : s_sheet;

    /// <inheritdoc/>
    protected override SampleWriteOptions Options => Chosen == s_sheet
        ? new SheetOptions { ByCategory = Grid, Columns = Columns, Padding = Padding, Scale = Scale, Invert = Invert }
        : new ImageWriteOptions { Layout = Layout };

    // Nobody wants a folder of this name.
    private protected override void CheckTarget()
    {
        string extension = System.IO.Path.GetExtension(Target);
        if (Chosen != s_sheet && !Directory.Exists(Target)
            && (s_otherPictures.Contains(extension, StringComparer.OrdinalIgnoreCase) || (extension.Length > 0 && s_sheetParameters.Any(IsBound))))
        {
            throw new MnistErrorException(ErrorRecords.PictureFormatUnknown(Path, extension));
        }
    }

    /// <inheritdoc/>
    protected override void Begin()
    {
        base.Begin();
        if (Chosen == s_sheet)
        {
            WarnOf([nameof(Layout)], "one picture. Use a name without an extension for a folder");
        }
        else
        {
            WarnOf(s_sheetParameters, "a folder of images. Use the extension .png, .svg or .html for one picture");
        }
    }

    private void WarnOf(string[] parameters, string result)
    {
        string[] idle = [.. parameters.Where(IsBound)];
        if (idle.Length > 0)
        {
            WriteWarning($"-{string.Join(", -", idle)} has no effect on {result}.");
        }
    }
}
