using System.Management.Automation;
using Mnist;

namespace MnistPS.Commands;

/// <summary>
/// Reads numpy's archives, such as Keras' mnist.npz, and bare .npy arrays. Where the file has splits of its own, -Split reads one of
/// them; without it Train comes before Test.
/// </summary>
[Cmdlet(VerbsData.Import, "MnistNpz", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ImportMnistNpzCommand : ImportSizedCommand
{
    /// <summary>What floating-point pixels are: Auto, Bytes (0 to 255) or Scaled (0 to 1).</summary>
    [Parameter]
    public PixelValues Values { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        var options = new NpzReadOptions { Split = Split, Dataset = Dataset, Values = Values, Rows = Rows, Columns = Columns };
        return SampleFormat.Npz.Read(path, options, Cancellation);
    }
}
