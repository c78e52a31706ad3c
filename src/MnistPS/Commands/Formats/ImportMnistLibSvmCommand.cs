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

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        var options = Common(new LibSvmReadOptions { Values = Values, Rows = Rows, Columns = Columns });
        return SampleFormat.LibSvm.Read(path, options, Cancellation);
    }
}
