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
    protected override string FormatName => "images";

    /// <inheritdoc/>
    protected override bool HoldsSplits => true;

    /// <inheritdoc/>
    protected override SampleWriter CreateWriter(string target, Overwrite overwrite)
    {
        if (!SheetWriter.HasName(target) || Directory.Exists(target))
        {
            WarnOf(s_sheetParameters, "a folder of images. Use the extension .png, .svg or .html for one picture");
            return new ImageTreeWriter(target, Layout, overwrite);
        }

        WarnOf([nameof(Layout)], "one picture. Use a name without an extension for a folder");
        var options = new SheetOptions { ByCategory = Grid, Columns = Columns, Padding = Padding, Scale = Scale, Invert = Invert };
        return new SheetWriter(target, options, overwrite);
    }

    private void WarnOf(string[] parameters, string result)
    {
        string[] idle = [.. parameters.Where(MyInvocation.BoundParameters.ContainsKey)];
        if (idle.Length > 0)
        {
            WriteWarning($"-{string.Join(", -", idle)} has no effect on {result}.");
        }
    }
}
