using System.Management.Automation;
using Mnist;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Reads samples from image files: folders as Export-MnistImage writes them, class folders, single pictures.</summary>
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

    /// <summary>Brings pictures of another size to this one; without it they are errors.</summary>
    [Parameter]
    public SwitchParameter Resize { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        // One reader for all files, which it counts on.
        _reader ??= new ImageReader(new ImageReadOptions { Split = Split, Dataset = Dataset, Rows = Rows, Columns = Columns, Resize = Resize });
        return _reader.Enumerate(path, Cancellation);
    }
}
