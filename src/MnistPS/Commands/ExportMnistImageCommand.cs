using System.Management.Automation;
using Mnist;

namespace MnistPS.Commands;

/// <summary>
/// Writes samples as images: a folder of PNG files, or, where the name ends in .png, .svg or .html, one picture of a sample or of a
/// sheet of them.
/// </summary>
[Cmdlet(VerbsData.Export, "MnistImage", DefaultParameterSetName = NameSet, SupportsShouldProcess = true)]
[OutputType(typeof(DirectoryInfo), typeof(FileInfo))]
public sealed class ExportMnistImageCommand : ExportCommand
{
    private static readonly SheetFormat s_sheet = new();
    private static readonly string[] s_sheetParameters = [nameof(Grid), nameof(Columns), nameof(Padding), nameof(Scale), nameof(Invert)];

    /// <summary>Where the files of a folder are: Numbered (train/000000-num5.png) or Category (train/5/000000.png).</summary>
    [Parameter]
    public ImageTreeLayout Layout { get; set; }

    /// <summary>Makes a row for each category with its first samples: the sample figure of the dataset's page.</summary>
    [Parameter]
    public SwitchParameter Grid { get; set; }

    /// <summary>Samples in a row of a sheet; by default 16, or more where there are over 256.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int Columns { get; set; }

    /// <summary>Pixels between the samples of a sheet, and around them.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int Padding { get; set; } = 2;

    /// <summary>The side of each pixel of a sample.</summary>
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

    /// <inheritdoc/>
    protected override void Begin()
    {
        base.Begin();
        if (Chosen == s_sheet)
        {
            WarnOf([nameof(Layout)], "one picture; give a name without an ending for a folder");
        }
        else
        {
            WarnOf(s_sheetParameters, "a folder of images; end the name in .png, .svg or .html for one picture");
        }
    }

    private void WarnOf(string[] parameters, string result)
    {
        string[] idle = [.. parameters.Where(MyInvocation.BoundParameters.ContainsKey)];
        if (idle.Length > 0)
        {
            WriteWarning($"-{string.Join(", -", idle)} changes nothing in {result}.");
        }
    }
}
