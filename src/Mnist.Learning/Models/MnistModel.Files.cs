using Mnist.IO;
using Mnist.Learning.Models;
using Mnist.Learning.Models.Page;

namespace Mnist.Learning;

/// <summary>The format of a model file.</summary>
public enum ModelFormat
{
    /// <summary>Safetensors, with recipe, categories and preparation in its metadata. Only this format can be loaded.</summary>
    Safetensors,

    /// <summary>ONNX with the preparation of pixels, for other programs.</summary>
    Onnx,

    /// <summary>A page to draw on: HTML with the network as a program, for any browser, without a network connection.</summary>
    Html,
}

/// <summary>The range of the pixels that an exported ONNX model expects.</summary>
public enum InputRange
{
    /// <summary>0 (background) to 255 (ink), as in the files of MNIST.</summary>
    Bytes,

    /// <summary>0 (background) to 1 (ink), as scaled batches have them.</summary>
    Unit,
}

/// <summary>How to write a model.</summary>
public sealed record ModelSaveOptions
{
    /// <summary>What to do if the file exists. Streams ignore it.</summary>
    public Overwrite Overwrite { get; init; }

    /// <summary>The range of the pixels that an ONNX model expects. The other formats ignore it.</summary>
    public InputRange InputRange { get; init; }
}

public sealed partial class MnistModel
{
    /// <summary>Returns true if <see cref="Save(string, ModelSaveOptions?)"/> supports the extension of a file name.</summary>
    /// <param name="path">For example <c>lenet.onnx</c>.</param>
    public static bool CanSave(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return FormatOf(path) is not null;
    }

    /// <summary>Writes the model to a file, completely or not at all, in the format of its extension.</summary>
    /// <param name="path">A name that ends in <c>.safetensors</c>, <c>.onnx</c> or <c>.html</c>.</param>
    /// <param name="options">How to write it; null for the defaults.</param>
    /// <exception cref="ArgumentException">The name has another extension.</exception>
    /// <exception cref="FileExistsException">The file exists and must not be replaced.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="InvalidOperationException">The weights are not finite, because the training run diverged.</exception>
    /// <exception cref="NotSupportedException">ONNX cannot hold a layer of the model.</exception>
    public void Save(string path, ModelSaveOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelFormat format = FormatOf(path)
            ?? throw new ArgumentException($"'{Path.GetFileName(path)}' has an unknown extension. Use .safetensors, .onnx or .html.", nameof(path));
        using var file = new PendingFile(path, options?.Overwrite ?? Overwrite.Replace);
        Save(file.Stream, format, options);
        file.Commit(isDurable: true); // it can contain hours of training
    }

    /// <summary>Writes the model to a stream and leaves it open.</summary>
    /// <param name="stream">The target. It does not have to be seekable.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">How to write it; null for the defaults.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="InvalidOperationException">The weights are not finite, because the training run diverged.</exception>
    /// <exception cref="NotSupportedException">ONNX cannot hold a layer of the model.</exception>
    public void Save(Stream stream, ModelFormat format = ModelFormat.Safetensors, ModelSaveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!IsFinite)
        {
            throw new InvalidOperationException(
                $"The weights of the model {Recipe} are not finite numbers, because the training run diverged. Train again with a lower learning rate.");
        }

        switch (format)
        {
            case ModelFormat.Safetensors:
                ModelFile.Write(stream, this);
                break;
            case ModelFormat.Onnx:
                OnnxWriter.Write(stream, this, options?.InputRange ?? InputRange.Bytes);
                break;
            case ModelFormat.Html:
                DrawingPage.Write(stream, this);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, $"The format must be Safetensors, Onnx or Html, not {format}.");
        }
    }

    /// <summary>Reads a model that <see cref="Save(string, ModelSaveOptions?)"/> or a checkpoint wrote.</summary>
    /// <param name="path">A safetensors file with any name.</param>
    /// <exception cref="DatasetFormatException">The file is damaged, has another network, or has weights that are not finite.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MnistModel Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream file = File.OpenRead(path);
        return ModelFile.Read(file, path).Model;
    }

    /// <summary>Reads a model in the safetensors format from a stream and leaves it open.</summary>
    /// <param name="stream">The model. It is read to its end and does not have to be seekable.</param>
    /// <param name="name">The name for error messages.</param>
    /// <exception cref="DatasetFormatException">The content is damaged, has another network, or has weights that are not finite.</exception>
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
        ".HTML" or ".HTM" => ModelFormat.Html,
        _ => null,
    };
}
