namespace Mnist.Formats;

/// <summary>Torch7's serialization.</summary>
/// <remarks>
/// Sources: https://github.com/torch/torch7, File.lua (objects), generic/Tensor.c and generic/Storage.c (payloads),
/// lib/TH/THDiskFile.c (numbers: as they are in memory in binary files, as text in ascii files; bytes and characters raw in both).
/// </remarks>
internal static class TorchFormat
{
    public const int Nil = 0;
    public const int Number = 1;
    public const int Text = 2;
    public const int Table = 3;
    public const int Object = 4;
    public const int Boolean = 5;
    public const int Function = 6;
    public const int LegacyRecursiveFunction = 7;
    public const int RecursiveFunction = 8;

    /// <summary>Pixels of background on each side of an image, in the files of Torch's demos.</summary>
    public const int Padding = 2;

    /// <summary>The height and width of the images that are padded.</summary>
    public const int PaddedSize = 28;

    public static DatasetFormatException Invalid(string path, string expected, string actual, long? offset, string? hint = null) =>
        new(path, expected, actual, offset, hint: hint, format: "Torch");
}
