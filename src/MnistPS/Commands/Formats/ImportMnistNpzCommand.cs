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
    /// <summary>The range of the pixels: Auto, Bytes (0 to 255) or Scaled (0 to 1).</summary>
    [Parameter]
    public PixelValues Values { get; set; }

    /// <summary>The name of the array with the images. By default names such as x_train, train_images or data are known.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ImageArray { get; set; }

    /// <summary>The name of the array with the labels. By default names such as y_train, train_labels or target are known.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LabelArray { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        var options = Common(new NpzReadOptions { Values = Values, ImageArray = ImageArray, LabelArray = LabelArray, Rows = Rows, Columns = Columns });
        return SampleFormat.Npz.Read(path, options, Cancellation);
    }
}
