using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Mnist.IO;

namespace Mnist.Formats;

public abstract partial class SampleFormat
{
    private const int ShownAtMost = 4;

    /// <summary>A folder of IDX files, as on the original page.</summary>
    public static IdxFormat Idx { get; } = new();

    /// <summary>MNIST in CSV.</summary>
    public static CsvFormat Csv { get; } = new();

    /// <summary>Keras' mnist.npz.</summary>
    public static NpzFormat Npz { get; } = new();

    /// <summary>Caffe's LMDB.</summary>
    public static LmdbFormat Lmdb { get; } = new();

    /// <summary>Torch's .t7.</summary>
    public static TorchFormat Torch { get; } = new();

    /// <summary>Hugging Face's Parquet.</summary>
    public static ParquetFormat Parquet { get; } = new();

    /// <summary>LIBSVM's sparse text.</summary>
    public static LibSvmFormat LibSvm { get; } = new();

    /// <summary>A folder of PNG files.</summary>
    public static ImageFormat Image { get; } = new();

    // Formats of text come last, because a comma or a colon in the first line is weak evidence.
    private static readonly SampleFormat[] s_own = [Idx, Npz, Lmdb, Torch, Parquet, Image, Csv, LibSvm];

    private static ImmutableArray<SampleFormat> s_all = [.. s_own];

    /// <summary>All formats: those of this library and the registered ones.</summary>
    public static IReadOnlyList<SampleFormat> All => s_all;

    private protected bool IsOwn => s_own.Contains(this);

    /// <summary>Adds a format, so that it is recognized by name, extension and content.</summary>
    /// <param name="format">The format. Its content is checked before the formats of this library.</param>
    /// <exception cref="ArgumentException">Another format has its name or one of its extensions.</exception>
    public static void Register(SampleFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        ImmutableInterlocked.Update(ref s_all, all =>
        {
            foreach (SampleFormat other in all)
            {
                string? taken = other.Name.Equals(format.Name, StringComparison.OrdinalIgnoreCase) ? $"name '{format.Name}'"
                    : format.Extensions.Intersect(other.Extensions, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is string ending ? $"ending '{ending}'"
                    : null;
                if (taken is not null)
                {
                    throw new ArgumentException($"The {taken} is taken by the format {other.Name}. Use another one for {format.GetType().Name}.", nameof(format));
                }
            }

            return all.Add(format);
        });
    }

    /// <summary>Returns a format by its name, in any case.</summary>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    public static SampleFormat Get(string name) => TryGet(name, out SampleFormat? format)
        ? format
        : throw new ArgumentException($"There is no format '{name}'. Use one of {string.Join(", ", All)}.", nameof(name));

    /// <summary>Finds a format by its name, in any case.</summary>
    /// <returns>False if there is no such format.</returns>
    public static bool TryGet(string name, [NotNullWhen(true)] out SampleFormat? format)
    {
        ArgumentNullException.ThrowIfNull(name);
        format = s_all.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return format is not null;
    }

    /// <summary>Returns the format to write by the extension of a name. A name without an extension is a folder of IDX files.</summary>
    /// <param name="path">The file or folder to write.</param>
    /// <exception cref="ArgumentException">No format has the extension.</exception>
    public static SampleFormat ForPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        return FindByEnding(name) ?? (Path.HasExtension(name) && !Directory.Exists(path)
            ? throw new ArgumentException(
                $"'{name}' has an unknown extension. Use one of {string.Join(", ", All.SelectMany(known => known.Extensions))}, or none for a folder of IDX files.", nameof(path))
            : Idx);
    }

    /// <summary>Returns the format of a file or folder by its content.</summary>
    /// <param name="path">A file or folder.</param>
    /// <exception cref="DatasetFormatException">The format is unknown.</exception>
    /// <exception cref="IOException">The file or folder cannot be read.</exception>
    public static SampleFormat Detect(string path) => Detect(new SampleInput(path)) ?? throw Unknown(new SampleInput(path));

    /// <summary>Finds the format of a file or folder by its content.</summary>
    /// <param name="path">A file or folder.</param>
    /// <param name="format">The format, or null.</param>
    /// <returns>False if the format is unknown.</returns>
    /// <exception cref="IOException">The file or folder cannot be read.</exception>
    public static bool TryDetect(string path, [NotNullWhen(true)] out SampleFormat? format)
    {
        format = Detect(new SampleInput(path));
        return format is not null;
    }

    /// <summary>Returns the format to import: that of the options, else that of the content, else that of the extension.</summary>
    internal static SampleFormat ForImport(SampleInput input, SampleReadOptions? options) =>
        s_all.FirstOrDefault(format => format.ReadOptionsType != typeof(SampleReadOptions) && format.ReadOptionsType == options?.GetType())
        ?? Detect(input)
        ?? (FindByEnding(Path.GetFileName(input.Path)) is { CanRead: true } named ? named : throw Unknown(input));

    /// <summary>Returns the format to export: that of the options, else that of the extension.</summary>
    /// <param name="path">The file or folder; null for a stream.</param>
    /// <param name="options">How to write.</param>
    internal static SampleFormat ForExport(string? path, SampleWriteOptions? options) =>
        s_all.FirstOrDefault(format => format.WriteOptionsType != typeof(SampleWriteOptions) && format.WriteOptionsType == options?.GetType())
        ?? (path is not null ? ForPath(path) : throw new ArgumentException(
            "The stream has no extension that selects a format. Use the options of a format, such as CsvWriteOptions.", nameof(options)));

    private static SampleFormat? Detect(SampleInput input)
    {
        IEnumerable<SampleFormat> all = s_all.Skip(s_own.Length).Concat(s_own).Where(format => format.CanRead);
        if (!input.IsStream && Directory.Exists(input.Path))
        {
            return all.FirstOrDefault(format => format.MatchesFolder(input.Path));
        }

        byte[] head = input.ReadHead(ForeignContent.HeadLength);
        return Detect(head, all.Where(format => !format.IsOwn || !PackedInput.IsZip(head))) ?? (PackedInput.IsZip(head) ? DetectZip(input) : null);
    }

    private static SampleFormat? Detect(ReadOnlySpan<byte> head, IEnumerable<SampleFormat> all)
    {
        ReadOnlySpan<byte> content = ForeignContent.Decompress(head);
        bool isForeign = ForeignContent.Find(head) is { Format: null };
        foreach (SampleFormat format in all)
        {
            if (format.Matches(content) && !(isForeign && format.IsOwn))
            {
                return format;
            }
        }

        return null;
    }

    // The names of its members decide. If they do not, the content of the only one does.
    private static SampleFormat? DetectZip(SampleInput input)
    {
        IReadOnlyList<string> names;
        try
        {
            names = PackedInput.NamesOf(input);
        }
        catch (DatasetFormatException)
        {
            return Npz; // damaged: its reader says where
        }

        IEnumerable<SampleFormat> packed = s_own.Where(format => format is not ImageFormat);
        return ForeignContent.FindZip(names) is { Format: null } ? null
            : packed.FirstOrDefault(format => format.MatchesZip(names))
            ?? (names.Count == 1 ? Detect(PackedInput.Member(input, names[0]).ReadHead(ForeignContent.HeadLength), packed) : null);
    }

    private static SampleFormat? FindByEnding(string name) => s_all
        .SelectMany(format => format.Extensions.Select(ending => (Format: format, Ending: ending)))
        .Where(known => name.EndsWith(known.Ending, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(known => known.Ending.Length)
        .FirstOrDefault().Format;

    private static DatasetFormatException Unknown(SampleInput input) => PackedInput.ForeignTo(input) ?? new DatasetFormatException(
        input.Path,
        $"one of the formats {string.Join(", ", All.Where(format => format.CanRead))}",
        input.IsStream || !Directory.Exists(input.Path) ? "other content" : Describe(FolderFiles.Below(input.Path)),
        hint: input.IsStream || !Directory.Exists(input.Path)
            ? "If it is one of them, call Import of that format for details."
            : "IDX files must have names such as train-images-idx3-ubyte, and pictures a folder for each category.");

    private static string Describe(IEnumerable<string> files)
    {
        string[] names = [.. files.Take(ShownAtMost + 1).Select(file => Path.GetFileName(file))];
        return names.Length == 0 ? "a folder without files" : $"a folder with {string.Join(", ", names.Take(ShownAtMost))}{(names.Length > ShownAtMost ? ", ..." : "")}";
    }
}
