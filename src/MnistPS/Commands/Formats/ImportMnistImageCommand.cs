using System.Management.Automation;
using Mnist;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Reads samples from image files: folders of Export-MnistImage, class folders, or single pictures.</summary>
[Cmdlet(VerbsData.Import, "MnistImage", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ImportMnistImageCommand : ImportSamplesCommand
{
    // The single pictures so far, which are counted on from one file to the next.
    private readonly int[] _counts = new int[2];
    private Split _last;

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

    private protected override bool ReadsFolders => true;

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        var options = Common(new ImageReadOptions { Rows = Rows, Columns = Columns, Resize = Resize });
        return Directory.Exists(path) ? SampleFormat.Image.Read(path, options, Cancellation) : ReadFile(path, options);
    }

    private IEnumerable<object> ReadFile(string path, ImageReadOptions options)
    {
        MnistSample sample = SampleFormat.Image.Read(path, options with { FirstIndex = _counts[(int)_last] }, Cancellation).Single();
        if (sample.Split != _last)
        {
            _last = sample.Split; // each split has a count of its own
            sample = SampleFormat.Image.Read(path, options with { FirstIndex = _counts[(int)_last], Split = _last, Notices = null }, Cancellation).Single();
        }

        _counts[(int)_last]++;
        yield return sample;
    }
}
