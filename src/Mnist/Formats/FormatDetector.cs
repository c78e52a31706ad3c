using System.Text;
using Mnist.Datasets.Catalog;
using Mnist.IO;

namespace Mnist.Formats;

/// <summary>Tells the format of a file or folder by what is in it.</summary>
internal static class FormatDetector
{
    private const int HeadLength = 4096;
    private const int LmdbMagicOffset = 16;

    private static readonly string[] s_pictures = [".png", ".jpg", ".jpeg", ".bmp"];

    public static SampleFormat? Detect(string path) => Directory.Exists(path) ? DetectFolder(path) : DetectHead(ReadHead(path));

    private static SampleFormat? DetectFolder(string folder)
    {
        if (File.Exists(Path.Combine(folder, "data.mdb")))
        {
            return SampleFormat.Lmdb;
        }

        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            SampleFormat? format = DatasetFileName.TryParse(file) is not null ? SampleFormat.Idx
                : file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) ? SampleFormat.Parquet
                : s_pictures.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) ? SampleFormat.Image
                : null;
            if (format is not null)
            {
                return format;
            }
        }

        return null;
    }

    private static byte[] ReadHead(string path)
    {
        using var file = DataFile.Open(path);
        byte[] head = new byte[HeadLength];
        try
        {
            return head[..file.Content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return []; // damaged gzip: what it would be cannot be told
        }
    }

    private static SampleFormat? DetectHead(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK"u8) || head is [0x93, (byte)'N', (byte)'U', ..] ? SampleFormat.Npz
        : head.StartsWith("PAR1"u8) ? SampleFormat.Parquet
        : head is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, ..] || head.StartsWith("BM"u8) ? SampleFormat.Image
        : head is [0, 0, >= 0x08 and <= 0x0E, ..] ? SampleFormat.Idx
        : head.Length >= LmdbMagicOffset + 4 && head[LmdbMagicOffset..].StartsWith((ReadOnlySpan<byte>)[0xDE, 0xC0, 0xEF, 0xBE]) ? SampleFormat.Lmdb
        : head is [(byte)'3', (byte)'\n', ..] or [3 or 4, 0, 0, 0, ..] ? SampleFormat.Torch
        : DetectText(head);

    // The first line tells: label,pixel,pixel,... or label index:value index:value ...
    private static SampleFormat? DetectText(ReadOnlySpan<byte> head)
    {
        int end = head.IndexOf((byte)'\n');
        string line = Encoding.UTF8.GetString(end < 0 ? head : head[..end]);
        return line.Contains('\0', StringComparison.Ordinal) || line.StartsWith('<') ? null
            : line.Contains(',', StringComparison.Ordinal) ? SampleFormat.Csv
            : line.Contains(':', StringComparison.Ordinal) ? SampleFormat.LibSvm
            : null;
    }
}
