using Mnist.IO;
using Mnist.Learning.Models;

namespace Mnist.Learning;

public sealed partial class MnistModel
{
    /// <summary>Returns true if <see cref="Save"/> supports the extension of a file name.</summary>
    /// <param name="path">A path, for example <c>lenet.onnx</c>.</param>
    public static bool CanSave(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetExtension(path).ToUpperInvariant() is ".SAFETENSORS" or ".ONNX";
    }

    /// <summary>Writes the model as safetensors, or as ONNX if the name ends in <c>.onnx</c>. The file is written completely or not at all.</summary>
    /// <param name="path">A path that ends in <c>.safetensors</c> or <c>.onnx</c>.</param>
    /// <param name="overwrite">What to do if the file exists.</param>
    /// <exception cref="ArgumentException">The path has another extension.</exception>
    /// <exception cref="FileExistsException">The file exists and must not be replaced.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, Overwrite overwrite = Overwrite.Replace)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".SAFETENSORS":
                ModelFile.Write(path, this, overwrite);
                break;
            case ".ONNX":
                OnnxWriter.Write(path, this, overwrite);
                break;
            default:
                throw new ArgumentException($"'{Path.GetFileName(path)}' is not the name of a model file. Use the extension .safetensors or .onnx.", nameof(path));
        }
    }

    /// <summary>Reads a model from a file of <see cref="Save"/> or from a checkpoint.</summary>
    /// <param name="path">A safetensors file with any name.</param>
    /// <exception cref="DatasetFormatException">The file is damaged or of another network, or a weight is not finite.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MnistModel Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ModelFile.Read(path).Model;
    }
}
