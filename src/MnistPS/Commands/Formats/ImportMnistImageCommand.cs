using System.Management.Automation;
using Mnist;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Reads samples from image files: folders of Export-MnistImage, class folders, or single pictures.</summary>
[Cmdlet(VerbsData.Import, "MnistImage", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ImportMnistImageCommand : ImportSamplesCommand
{
    private ImageReader? _reader;

    /// <summary>The height of the samples in pixels.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int Rows { get; set; } = 28;

    /// <summary>The width of the samples in pixels.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int Columns { get; set; } = 28;

    /// <summary>Resizes pictures of another size. By default, they are errors.</summary>
    [Parameter]
    public SwitchParameter Resize { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        // One reader for all files, because it numbers the samples.
        _reader ??= new ImageReader(new ImageReadOptions { Split = Split, Dataset = Dataset, Rows = Rows, Columns = Columns, Resize = Resize });
        return _reader.Enumerate(path, Cancellation);
    }
}
