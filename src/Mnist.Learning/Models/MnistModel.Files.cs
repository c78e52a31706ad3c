namespace Mnist.Learning;

public sealed partial class MnistModel
{
    /// <summary>Whether <see cref="Save"/> knows the format that a file name ends in.</summary>
    /// <param name="path">For example <c>lenet.onnx</c>.</param>
    public static bool CanSave(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetExtension(path).ToUpperInvariant() is ".SAFETENSORS" or ".ONNX";
    }

    /// <summary>Writes the model as a safetensors file, or as ONNX where the name ends in <c>.onnx</c>. It appears whole or not at all.</summary>
    /// <param name="path">A name that ends in <c>.safetensors</c> or <c>.onnx</c>.</param>
    /// <param name="overwrite">What to do with a file that is there already.</param>
    /// <exception cref="ArgumentException">The name ends otherwise.</exception>
    /// <exception cref="FileExistsException">The file is there and must not be replaced.</exception>
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

    /// <summary>Reads a model that <see cref="Save"/> or a checkpoint wrote.</summary>
    /// <param name="path">A safetensors file, whatever its name.</param>
    /// <exception cref="DatasetFormatException">It is damaged, of another network, or has weights that are not finite.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MnistModel Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ModelFile.Read(path).Model;
    }
}
