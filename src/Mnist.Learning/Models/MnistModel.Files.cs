using Mnist.IO;
using Mnist.Learning.Models;

namespace Mnist.Learning;

/// <summary>How a model is written.</summary>
public enum ModelFormat
{
    /// <summary>Safetensors, with what else the model needs in its metadata. The one that is read.</summary>
    Safetensors,

    /// <summary>ONNX, with the preparation of pixels, for other programs.</summary>
    Onnx,
}

public sealed partial class MnistModel
{
    /// <summary>Whether <see cref="Save(string, Overwrite)"/> knows the format that a file name ends in.</summary>
    /// <param name="path">For example <c>lenet.onnx</c>.</param>
    public static bool CanSave(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return FormatOf(path) is not null;
    }

    /// <summary>Writes the model to a file in the format that its name ends in. It appears whole or not at all.</summary>
    /// <param name="path">A name that ends in <c>.safetensors</c> or <c>.onnx</c>.</param>
    /// <param name="overwrite">What to do with a file that is there already.</param>
    /// <exception cref="ArgumentException">The name ends otherwise.</exception>
    /// <exception cref="FileExistsException">The file is there and must not be replaced.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path, Overwrite overwrite = Overwrite.Replace)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelFormat format = FormatOf(path)
            ?? throw new ArgumentException($"'{Path.GetFileName(path)}' does not say which format to write. End the name in .safetensors or .onnx.", nameof(path));
        using var file = new PendingFile(path, overwrite);
        Save(file.Stream, format);
        file.Commit(isDurable: true); // hours of training may be in it
    }

    /// <summary>Writes the model to a stream, which stays open.</summary>
    /// <param name="stream">Where to; need not be seekable.</param>
    /// <param name="format">The format.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Save(Stream stream, ModelFormat format = ModelFormat.Safetensors)
    {
        ArgumentNullException.ThrowIfNull(stream);
        switch (format)
        {
            case ModelFormat.Safetensors:
                ModelFile.Write(stream, this);
                break;
            case ModelFormat.Onnx:
                OnnxWriter.Write(stream, this);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "The format must be Safetensors or Onnx.");
        }
    }

    /// <summary>Reads a model that <see cref="Save(string, Overwrite)"/> or a checkpoint wrote.</summary>
    /// <param name="path">A safetensors file, whatever its name.</param>
    /// <exception cref="DatasetFormatException">It is damaged, of another network, or has weights that are not finite.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MnistModel Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = File.OpenRead(path);
        return ModelFile.Read(file, path).Model;
    }

    /// <summary>Reads a model in the safetensors format from a stream to its end. The stream stays open.</summary>
    /// <param name="stream">Where from; need not be seekable.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DatasetFormatException">It is damaged, of another network, or has weights that are not finite.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static MnistModel Load(Stream stream, string name = "(stream)")
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ModelFile.Read(stream, name).Model;
    }

    private static ModelFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".SAFETENSORS" => ModelFormat.Safetensors,
        ".ONNX" => ModelFormat.Onnx,
        _ => null,
    };
}
