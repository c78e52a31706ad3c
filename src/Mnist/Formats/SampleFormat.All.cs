namespace Mnist.Formats;

public sealed partial class SampleFormat
{
    /// <summary>A folder of IDX files, as on the original page.</summary>
    public static SampleFormat Idx { get; } = new(
        "Idx", [], _ => true, (path, overwrite) => new IdxFolderWriter(path, compress: false, overwrite), IdxFolder.Enumerate);

    /// <summary>MNIST in CSV.</summary>
    public static SampleFormat Csv { get; } = new(
        "Csv", [".csv", ".csv.gz"], _ => false,
        (path, overwrite) => new CsvWriter(path, CsvHeader.None, overwrite),
        (path, options, token) => Formats.Csv.Enumerate(path, As<CsvReadOptions>(options), token));

    /// <summary>Keras' mnist.npz.</summary>
    public static SampleFormat Npz { get; } = new(
        "Npz", [".npz"], _ => true,
        (path, overwrite) => new NpzWriter(path, compress: false, overwrite),
        (path, options, token) => Formats.Npz.Enumerate(path, As<NpzReadOptions>(options), token));

    /// <summary>Caffe's LMDB.</summary>
    public static SampleFormat Lmdb { get; } = new(
        "Lmdb", [".lmdb", "_lmdb"], _ => false, (path, overwrite) => new LmdbWriter(path, overwrite), Formats.Lmdb.Enumerate);

    /// <summary>Torch's .t7.</summary>
    public static SampleFormat Torch { get; } = new(
        "Torch", [".t7"], _ => false,
        (path, overwrite) => new TorchWriter(path, isBinary: false, overwrite),
        (path, options, token) => Formats.Torch.Enumerate(path, As<TorchReadOptions>(options), token));

    /// <summary>Hugging Face's Parquet: a file of one split, or a folder with both.</summary>
    public static SampleFormat Parquet { get; } = new(
        "Parquet", [".parquet"], path => !path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase),
        (path, overwrite) => new HuggingFaceParquetWriter(path, shardSize: null, overwrite), HuggingFaceParquet.Enumerate);

    /// <summary>LIBSVM's sparse text.</summary>
    public static SampleFormat LibSvm { get; } = new(
        "LibSvm", [".libsvm", ".svm", ".libsvm.gz", ".svm.gz"], _ => false,
        (path, overwrite) => new LibSvmWriter(path, isScaled: false, overwrite),
        (path, options, token) => Formats.LibSvm.Enumerate(path, As<LibSvmReadOptions>(options), token));

    /// <summary>A tree of PNG files.</summary>
    public static SampleFormat Image { get; } = new(
        "Image", [], _ => true,
        (path, overwrite) => new ImageTreeWriter(path, ImageTreeLayout.Numbered, overwrite),
        (path, options, token) => ImageTree.Enumerate(path, As<ImageReadOptions>(options), token));

    /// <summary>All formats.</summary>
    public static IReadOnlyList<SampleFormat> All { get; private set; } = [Idx, Csv, Npz, Lmdb, Torch, Parquet, LibSvm, Image];

    /// <summary>Adds a format.</summary>
    internal static void Register(SampleFormat format)
    {
        if (!All.Contains(format))
        {
            All = [.. All, format];
        }
    }

    private static T As<T>(SampleReadOptions options)
        where T : SampleReadOptions, new() => options as T ?? new T { Split = options.Split, Dataset = options.Dataset };
}
