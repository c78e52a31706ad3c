using System.Management.Automation;

namespace MnistPS.Commands;

/// <summary>A cmdlet that reads samples from files that may not contain the size of their images.</summary>
public abstract class ImportSizedCommand : ImportSamplesCommand
{
    /// <summary>The height of the images in pixels, if the file does not contain it.</summary>
    [Parameter]
    [ValidateRange(1, 512)]
    public int Rows { get; set; } = 28;

    /// <summary>The width of the images in pixels, if the file does not contain it.</summary>
    [Parameter]
    [ValidateRange(1, 512)]
    public int Columns { get; set; } = 28;
}
