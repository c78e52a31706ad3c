using System.Reflection;

namespace Mnist.Tests.Support;

/// <summary>Sizes and SHA-256 of MNIST's files as others published them.</summary>
/// <remarks>
/// .gz: tensorflow/datasets url_checksums/mnist.txt. Raw and CSV: computed from those files by the rules of the MNIST page and of
/// pjreddie/mnist-csv-png; mnist_test.csv is that of Redmon himself.
/// </remarks>
internal static class Published
{
    public const string TrainCsv = "fb60bc58af4dac3554e394af262b3184479833d3cc540ff8783f274b73492d5d";
    public const string TestCsv = "51c292478d94ec3a01461bdfa82eb0885d262eb09e615679b2d69dedb6ad09e7";
    public const long TrainCsvLength = 109_575_994;
    public const long TestCsvLength = 18_289_443;

    /// <summary>The folder with QMNIST's published label files.</summary>
    public static string QMnist => Folder("qmnist", "qmnist-train-labels-idx2-int.gz and qmnist-test-labels-idx2-int.gz");

    /// <summary>The folder with the probabilities of github.com/cleanlab/label-errors.</summary>
    public static string LabelErrors => Folder("label-errors", "mnist_test_set_pyx.npy");

    /// <summary>Name without .gz, bytes and digest compressed, bytes and digest raw.</summary>
    public static TheoryData<string, long, string, long, string> Files { get; } = new()
    {
        {
            "train-images-idx3-ubyte",
            9912422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
            47040016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"
        },
        {
            "train-labels-idx1-ubyte",
            28881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
            60008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"
        },
        {
            "t10k-images-idx3-ubyte",
            1648877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
            7840016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"
        },
        {
            "t10k-labels-idx1-ubyte",
            4542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
            10008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
        },
    };

    // Beside the repository. A test that needs it is skipped where it is not.
    private static string Folder(string name, string files)
    {
        string root = typeof(Published).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!;
        string folder = Path.GetFullPath(Path.Combine(root, "..", "shared", "data", name));
        Assert.SkipUnless(Directory.Exists(folder), $"'{folder}' is not there; put {files} into it.");
        return folder;
    }
}
