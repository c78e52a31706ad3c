using System.Management.Automation;
using Mnist;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>
/// Reads numpy's archives, such as Keras' mnist.npz, and single .npy arrays. If the file has both splits, -Split selects one; by default
/// Train comes before Test.
/// </summary>
[Cmdlet(VerbsData.Import, "MnistNpz", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ImportMnistNpzCommand : ImportSizedCommand
{
    /// <summary>The range of floating-point pixels: Auto, Bytes (0 to 255) or Scaled (0 to 1).</summary>
    [Parameter]
    public PixelValues Values { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        var options = Common(new NpzReadOptions { Values = Values, Rows = Rows, Columns = Columns });
        return SampleFormat.Npz.Read(path, options, Cancellation);
    }
}
