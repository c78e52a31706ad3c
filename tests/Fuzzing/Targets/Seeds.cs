using System.IO.Compression;
using System.Text;
using Mnist.Display;
using Mnist.Formats;
using Mnist.Learning;
using Mnist.Tests.Imaging;

namespace Mnist.Fuzzing.Targets;

/// <summary>Small sound files of every format, made of the bundled digits by our own writers.</summary>
internal static class Seeds
{
    private static readonly SampleSet s_samples = MnistDataset.Open().Test.Take(3);

    /// <summary>Digits of 4 x 4 pixels, where files of 28 x 28 would be mostly pixels.</summary>
    private static readonly SampleSet s_small = SampleSet.From(s_samples.Select(sample => new MnistSample(Shrink(sample), sample.Label, 4, 4)));

    private static readonly SampleSet s_tiny = SampleSet.From(s_samples.Select(sample => new MnistSample(sample.Pixels[400..404], sample.Label, 2, 2)));

    public static IEnumerable<byte[]> Idx(string folder)
    {
        IdxArray[] arrays =
        [
            new(s_samples.SelectMany(sample => sample.Pixels).ToArray(), 3, 28, 28), new(new byte[] { 7, 2, 1 }, 3),
            new(new float[] { 1, 2, 3, 4 }, 2, 2), new(new double[] { 1 }, 1), new(new short[] { 1, -2 }, 2, 1), new(new int[] { 1, 2 }, 2), new(Array.Empty<byte>(), 0),
        ];
        return arrays.Select(array => Made(folder, "x.idx", path => array.Write(path)));
    }

    public static IEnumerable<byte[]> Gzip(string folder) =>
        Idx(folder).Select(raw => Pack(raw)).Append([.. Pack([0, 0, 8, 1, 0, 0, 0, 4]), .. Pack([1, 2, 3, 4])]);

    public static IEnumerable<byte[]> Csv(string folder) =>
    [
        .. Enum.GetValues<CsvHeader>().Select(header => Made(folder, "x.csv", path => SampleFormat.Csv.Write(path, s_tiny, new CsvWriteOptions { Header = header }))),
        Encoding.ASCII.GetBytes("\"label\",\"pixel0\",\"pixel1\",\"pixel2\",\"pixel3\"\r\n1,0,255,3,4\r\n2,1,2,3,4"),
        Encoding.ASCII.GetBytes("1,0,255,3,4\n2,1,2,3,4\n"),
        Encoding.ASCII.GetBytes("#TYPE System.Object\r\n\"label\",\"pixel0\",\"pixel1\",\"pixel2\",\"pixel3\"\r\n\"1\",\"0\",\"255\",\"3\",\"4\"\r\n"),
        Encoding.ASCII.GetBytes("id,file,1x1,1x2,2x1,2x2,class\n0,\"a\n\"\"b\",0,1,2,3,4\n"),
        Encoding.ASCII.GetBytes("sep=;\n7;0,5;1;0;0,25\n"),
        Encoding.ASCII.GetBytes("  7.0e+00  0.000000000000000000e+00 1.840000000000000000e+02 3 4 \n"),
        Encoding.ASCII.GetBytes("0,1,2,3,4\n7,1,1,1,1\n"),
        [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("1\t0\t255\t3\t4\r\n")],
    ];

    public static IEnumerable<byte[]> Lmdb(string folder) =>
    [
        Made(folder, "a", path => SampleFormat.Lmdb.Write(path, s_samples), "data.mdb"),
        Made(folder, "b", path => SampleFormat.Lmdb.Write(path, SampleSet.From(Enumerable.Repeat(s_small, 200).SelectMany(set => set))), "data.mdb"),
        Made(folder, "c", path => SampleFormat.Lmdb.Write(path, SampleSet.From([new MnistSample(new byte[10_000], 1, 100, 100)])), "data.mdb"),
    ];

    public static IEnumerable<byte[]> Torch(string folder) =>
        from samples in new[] { s_samples, s_small }
        from isBinary in new[] { false, true }
        select Made(folder, "x.t7", path => SampleFormat.Torch.Write(path, samples, new TorchWriteOptions { Encoding = isBinary ? TorchEncoding.Binary : TorchEncoding.Ascii }));

    public static IEnumerable<byte[]> Npz(string folder) =>
        from samples in new[] { s_samples, s_small }
        from compress in new[] { false, true }
        select Made(folder, "x.npz", path => SampleFormat.Npz.Write(path, samples, new NpzWriteOptions { Compress = compress }));

    /// <summary>ZIP files of .NET: a table, one in gzip, two of a dataset, and IDX files.</summary>
    public static IEnumerable<byte[]> Zip()
    {
        byte[] csv = Encoding.ASCII.GetBytes("1,0,255,3,4\n2,1,2,3,4\n");
        byte[] images = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4];
        byte[] labels = [0, 0, 8, 1, 0, 0, 0, 1, 7];
        yield return Zipped(("train.csv", csv));
        yield return Zipped(("a/train.csv.gz", Pack(csv)), ("__MACOSX/a/._train.csv", [0, 5, 22, 7]));
        yield return Zipped(("train.csv", csv), ("test.csv", csv));
        yield return Zipped(("t10k-images-idx3-ubyte", images), ("t10k-labels-idx1-ubyte", labels));
    }

    public static IEnumerable<byte[]> Parquet(string folder) =>
        new[] { s_samples, s_small }.Select(samples => Made(folder, "x.parquet", path => SampleFormat.Parquet.Write(path, samples)));

    public static IEnumerable<byte[]> LibSvm(string folder) =>
        LibSvmFiles(folder).Append(Encoding.ASCII.GetBytes("# Column indices are zero-based\n3.0 qid:1 0:1\t783:255 # end\n"));

    private static IEnumerable<byte[]> LibSvmFiles(string folder) =>
        from samples in new[] { s_samples, s_small }
        from isScaled in new[] { false, true }
        select Made(folder, "x.svm", path => SampleFormat.LibSvm.Write(path, samples, new LibSvmWriteOptions { Values = isScaled ? PixelValues.Scaled : PixelValues.Bytes }));

    /// <summary>Our own files, and kinds that we read and never write: palettes, 16 bits, alpha, interlaced.</summary>
    public static IEnumerable<byte[]> Png(string folder) =>
    [
        .. new[] { s_samples[0], s_small[0] }.Select(Imaging.Png.Encode),
        Made(folder, "x.png", path => new SheetFormat().Write(path, s_samples)),
        .. PngBytes.Kinds,
        PngBytes.File(PngBytes.Header(6, 2, color: 2), PngBytes.Chunk("tRNS", 0, 1, 0, 2, 0, 3), PngBytes.Data(new byte[2 * 19]), PngBytes.End()),
        PngBytes.File(PngBytes.Header(7, 4, depth: 1), PngBytes.Data(new byte[4 * 2]), PngBytes.End()),
    ];

    public static IEnumerable<byte[]> Pictures() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "pictures")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    /// <summary>Pictures with a digit.</summary>
    public static IEnumerable<byte[]> Drawings() => [.. Pictures(), Imaging.Png.Encode(s_samples[0])];

    /// <summary>The catalog of the library, renamed so that its names are not taken, and an entry of one's own.</summary>
    public static IEnumerable<byte[]> Catalog() =>
    [
        Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "catalog", "catalog.json")).Replace("\"name\": \"", "\"name\": \"Z", StringComparison.Ordinal)),
        Encoding.UTF8.GetBytes(OwnCatalog),
    ];

    public static IEnumerable<byte[]> Safetensors(string folder)
    {
        MnistModel model = (Recipe.TensorFlowBeginners with { Iterations = 1, BatchSize = 3 }).Train(s_small, validation: null, test: null).Model;
        yield return Made(folder, "x.safetensors", path => model.Save(path));
    }

    /// <summary>Networks with all kinds of layers.</summary>
    public static IEnumerable<byte[]> Networks() => ((string[])
    [
        "conv 2 5 same | batchnorm | relu | pool 3 stride=2 padding=1 | conv 3 3 | tanh | pool 4 | flatten | dense 12 | sigmoid | dropout 0.3 | dense",
        "pool 7 | flatten | dense",
    ]).Select(Encoding.UTF8.GetBytes);

    private const string OwnCatalog = """
        { "datasets": [ { "name": "Own", "title": "Own digits", "categories": ["0", "1"], "rows": 28, "columns": 28, "trainCount": 2, "testCount": 2,
          "mirrors": ["https://example.org/own/"], "license": "MIT", "citation": "None", "homePage": "https://example.org",
          "files": [
            { "name": "train-images-idx3-ubyte.gz", "role": "TrainImages", "size": 100, "sha256": "0000000000000000000000000000000000000000000000000000000000000000" },
            { "name": "train-labels-idx1-ubyte.gz", "role": "TrainLabels", "size": 100, "sha256": "1111111111111111111111111111111111111111111111111111111111111111" },
            { "name": "t10k-images-idx3-ubyte.gz", "role": "TestImages", "size": 100, "sha256": "2222222222222222222222222222222222222222222222222222222222222222" },
            { "name": "t10k-labels-idx1-ubyte.gz", "role": "TestLabels", "size": 100, "sha256": "3333333333333333333333333333333333333333333333333333333333333333" } ] } ] }
        """;

    private static byte[] Made(string folder, string name, Action<string> write, string? within = null)
    {
        string path = Path.Combine(folder, name);
        write(path);
        return File.ReadAllBytes(within is null ? path : Path.Combine(path, within));
    }

    private static byte[] Zipped(params (string Name, byte[] Content)[] members)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in members)
            {
                using Stream member = zip.CreateEntry(name).Open();
                member.Write(content);
            }
        }

        return file.ToArray();
    }

    private static byte[] Pack(byte[] raw)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(raw);
        }

        return packed.ToArray();
    }

    private static byte[] Shrink(MnistSample sample) =>
        [.. Enumerable.Range(0, 16).Select(i => sample.Pixels[(((i / 4) * 7) + 3) * 28 + ((i % 4) * 7) + 3])];
}
