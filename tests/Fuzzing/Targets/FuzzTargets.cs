using System.Buffers.Binary;
using System.IO.Compression;
using Mnist.Datasets;
using Mnist.Formats;
using Mnist.Learning;
using Mnist.Tests.Imaging;

namespace Mnist.Fuzzing.Targets;

/// <summary>All readers of what others may have made.</summary>
internal static class FuzzTargets
{
    private static readonly CsvReadOptions s_twoByTwo = new() { Rows = 2, Columns = 2 };
    private static readonly SampleSet s_digits = MnistDataset.Open().Test.Take(3);
    private static readonly ImageReadOptions s_anySize = new() { Resize = true };

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("idx", "train-images-idx3-ubyte", Seeds.Idx, path => IdxArray.Read(path)),
        new("gzip", "train-images-idx3-ubyte.gz", Seeds.Gzip, path => IdxArray.Read(path)) { Mend = MendGzip },
        new("csv", "mnist_train.csv", Seeds.Csv, path => Drain(SampleFormat.Csv.Read(path, s_twoByTwo)))
        {
            Words = ["label,", "pixel0", "1x1,28x28", "\"", "\"\"", "\r\n", "\r", "-1", "1.0", "256", "1e9", " ", ";", "\t", "\uFEFF", "99999999999999999999"],
        },
        new("lmdb", "data.mdb", Seeds.Lmdb, path => Drain(SampleFormat.Lmdb.Read(path))),
        new("t7", "train_32x32.t7", Seeds.Torch, path => Drain(SampleFormat.Torch.Read(path)))
        {
            Words = ["torch.ByteTensor", "torch.DoubleTensor", "torch.ByteStorage", "V 1", "\n4\n", "\n3\n", "-1", "99999999999", "data", "labels", "nan", "1e300"],
        },
        new("npz", "mnist.npz", Seeds.Npz, path => Drain(SampleFormat.Npz.Read(path)))
        {
            Words = ["PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006", "'descr': '<f8'", "'fortran_order': True", "(3, 28, 28)", "(", ")", "|u1", ">i4", "<i8", "9999999999", "\u0093NUMPY"],
        },
        new("zip", "train.csv.zip", _ => Seeds.Zip(), path =>
        {
            SampleFormat format = SampleFormat.Detect(path);
            Drain(format.Read(path, format == SampleFormat.Csv ? s_twoByTwo : null));
        })
        {
            Words = ["PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006", "train.csv", ".npz", "../", "__MACOSX/", "data.pkl", "t10k-images-idx3-ubyte", "version https://git-lfs", "<html", "\u0080\u0004"],
        },
        new("parquet", "train.parquet", Seeds.Parquet, path => Drain(SampleFormat.Parquet.Read(path))) { Words = ["PAR1", "image", "bytes", "label", "huggingface"] },
        new("libsvm", "mnist.svm", Seeds.LibSvm, path => Drain(SampleFormat.LibSvm.Read(path)))
        {
            Words = [":", " 784:", " 785:", " 0:1", "-1", "+5", "0.0039", "1e-3", "#", "nan", "inf", "\r\n", "2147483648", "99999999999999999999"],
        },
        new("png", "five.png", Seeds.Png, path => Drain(SampleFormat.Image.Read(path, s_anySize)))
        {
            Words = ["IHDR", "IDAT", "PLTE", "tRNS", "IEND", "tEXt", "gAMA"],
            Mend = PngBytes.Mend,
        },
        new("pictures", "five.jpg", _ => Seeds.Pictures(), path => Drain(SampleFormat.Image.Read(path, s_anySize)))
        {
            Words = ["\u00FF\u00D8", "\u00FF\u00DA", "\u00FF\u00C0", "\u00FF\u00C2", "\u00FF\u00C4", "\u00FF\u00DB", "\u00FF\u00DD", "\u00FF\u00D9", "BM"],
        },
        new("drawings", "five.jpg", _ => Seeds.Drawings(), path => MnistSample.FromPicture(path))
        {
            Words = ["\u00FF\u00D8", "\u00FF\u00E1", "Exif\0\0", "MM\0*\0\0\0\u0008", "II*\0\u0008\0\0\0", "\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006", "\u00FF\u00DA", "eXIf", "BM"],
            Mend = PngBytes.Mend,
        },
        new("catalog", "catalog.json", _ => Seeds.Catalog(), path => DatasetCatalog.Load(path))
        {
            Words = ["null", "true", "[]", "{}", "\"\"", "-1", "1e400", "\"../x\"", "\"http://\"", "\\u0000", "[[[[[[[[", "9223372036854775808", "\"TrainImages\""],
        },
        new("safetensors", "model.safetensors", Seeds.Safetensors, path => MnistModel.Load(path))
        {
            Words = ["null", "[]", "{}", "\"F32\"", "\"F64\"", "\"shape\"", "\"data_offsets\"", "\"__metadata__\"", "-1", "1e9", "9223372036854775807", "2147483648"],
        },
        new("network", "network.txt", _ => Seeds.Networks(), path => Learn(File.ReadAllText(path)))
        {
            Words = ["conv ", "pool ", "flatten", "dense ", "batchnorm", "dropout ", "relu", "tanh", "sigmoid", " | ", "same", "size=", "stride=", "padding=", "65536", "1000000", "256", "255", "0.5", "1e9"],
        },
    ];

    /// <summary>A target by its name.</summary>
    public static FuzzTarget Of(string name) => All.FirstOrDefault(target => target.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no target '{name}'; there are {string.Join(", ", All.Select(target => target.Name))}.");

    // Pixels are copied on first access, so they must be asked for.
    private static void Drain(IEnumerable<MnistSample> samples)
    {
        foreach (MnistSample sample in samples)
        {
            _ = sample.Pixels.Length;
        }
    }

    // Large networks are only measured: learning takes long.
    private static void Learn(string network)
    {
        var recipe = new Recipe { Network = network, Iterations = 1, BatchSize = 3 };
        if (recipe.Parameters < 20_000 && recipe.Operations < 200_000 && recipe.Layers.All(layer => layer.OutputShape.Aggregate((a, b) => a * b) < 20_000))
        {
            recipe.Train(s_digits, null, null).Model.Predict(s_digits[0]);
        }
    }

    // Checksum and length at the end of a gzip file, for what its data inflate to, as far as it goes.
    private static byte[] MendGzip(byte[] file)
    {
        if (file.Length < 18)
        {
            return file;
        }

        byte[] content = new byte[1 << 16];
        int length = 0;
        try
        {
            using var inflate = new DeflateStream(new MemoryStream(file, 10, file.Length - 18), CompressionMode.Decompress);
            length = inflate.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            // The data itself is damaged.
        }

        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(file.Length - 8), PngBytes.Crc(content.AsSpan(0, length)));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(file.Length - 4), length);
        return file;
    }
}
