using System.Management.Automation;
using Mnist;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Reads LIBSVM's sparse text. It detects scaled values, comments and gzip.</summary>
[Cmdlet(VerbsData.Import, "MnistLibSvm", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ImportMnistLibSvmCommand : ImportSizedCommand
{
    /// <summary>The range of the values: Auto, Bytes (0 to 255) or Scaled (0 to 1).</summary>
    [Parameter]
    public PixelValues Values { get; set; }

    /// <summary>The index of the first pixel is 0. By default a comment or an index 0 decides, otherwise it is 1.</summary>
    [Parameter]
    public SwitchParameter ZeroBased { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        var options = Common(new LibSvmReadOptions { Values = Values, ZeroBased = IsBound(nameof(ZeroBased)) ? ZeroBased.IsPresent : null, Rows = Rows, Columns = Columns });
        return SampleFormat.LibSvm.Read(path, options, Cancellation);
    }
}
