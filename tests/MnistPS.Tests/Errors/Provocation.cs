using System.Management.Automation;

namespace MnistPS.Tests.Errors;

/// <summary>A script that ends in one error of the module.</summary>
/// <param name="Id">The error's id.</param>
/// <param name="Category">Its category.</param>
/// <param name="Target">
/// Its target object as text; {0} stands for the session's folder, * for what differs (of files that are fetched at once, any may fail first).
/// </param>
/// <param name="Named">The offending value, which the message must name.</param>
/// <param name="Script">What to run, in a folder as <see cref="ErrorProvocationTests"/> prepares it.</param>
public sealed record Provocation(string Id, ErrorCategory Category, string Target, string Named, string Script)
{
    /// <summary>What only a process of its own can provoke, and where that is tested; and what no cmdlet can meet yet.</summary>
    public static IReadOnlyDictionary<string, string> Elsewhere { get; } = new Dictionary<string, string>
    {
        ["AdapterMissing"] = "Packaging.ModulePackageTests",
        ["LibraryLoadedTwice"] = "Notebooks.Tests.SecondLibraryTests",
        ["FileInvalid"] = "what a reader would be given that does not say its format; all do",
    };

    private const string Model = "$model = (Invoke-MnistTraining TorchLinear -Iterations 1)[-1].Model; ";

    /// <summary>At least one for every id of ErrorRecords.cs that is not in <see cref="Elsewhere"/>.</summary>
    public static IReadOnlyList<Provocation> All { get; } =
    [
        new("IdxInvalid", ErrorCategory.InvalidData, "{0}/page.html", "page.html", "Import-MnistIdx page.html"),
        new("CsvInvalid", ErrorCategory.InvalidData, "{0}/page.html", "page.html", "Import-MnistCsv page.html"),
        new("LmdbInvalid", ErrorCategory.InvalidData, "{0}/page.html", "page.html", "Import-MnistLmdb page.html"),
        new("TorchInvalid", ErrorCategory.InvalidData, "{0}/page.html", "page.html", "Import-MnistTorch page.html"),
        new("NpzInvalid", ErrorCategory.InvalidData, "{0}/page.html", "page.html", "Import-MnistNpz page.html"),
        new("LibSvmInvalid", ErrorCategory.InvalidData, "{0}/page.html", "page.html", "Import-MnistLibSvm page.html"),
        new("ImageInvalid", ErrorCategory.InvalidData, "{0}/page.html", "page.html", "Import-MnistImage page.html"),
        new("ParquetInvalid", ErrorCategory.InvalidData, "{0}/page.html", "page.html", "Import-MnistParquet page.html"),
        new("FormatUnknown", ErrorCategory.InvalidData, "{0}/page.html", "page.html", "Import-MnistDataset page.html"),
        new("ChecksumMismatch", ErrorCategory.InvalidData, "{0}/wrong/train-labels-idx1-ubyte.gz", "t10k-labels-idx1-ubyte.gz", "Save-MnistDataset Small -Mirror wrong"),
        new("DownloadFailed", ErrorCategory.ConnectionError, "*-ubyte.gz", "https://mirror.invalid/small/", "Save-MnistDataset Small"),
        new("StoreNotWritable", ErrorCategory.WriteError, "{0}/page.html/Small", "page.html", "$env:MNIST_HOME = \"$PWD/page.html\"; Save-MnistDataset Small -Mirror good"),
        new("CatalogInvalid", ErrorCategory.InvalidData, "{0}/page.html", "page.html", "$env:MNIST_CATALOG = \"$PWD/page.html\"; Get-MnistDataset"),
        new("DatasetNotFound", ErrorCategory.ObjectNotFound, "MNSIT", "'MNSIT'", "Get-MnistSample -Name MNSIT"),
        new("DatasetNotFound", ErrorCategory.ObjectNotFound, "MNSIT", "'MNSIT'", "Save-MnistDataset MNSIT"),
        new("DatasetNotFound", ErrorCategory.ObjectNotFound, "Small", "Small is not saved", "Remove-MnistDataset Small"),
        new("DatasetNotFound", ErrorCategory.ObjectNotFound, "{0}/half", "Test", "Get-MnistSample -Path half -Split Test"),
        new("PathExists", ErrorCategory.ResourceExists, "{0}/old.csv", "old.csv", "Export-MnistCsv old.csv -Split Test -NoClobber"),
        new("PathNotFound", ErrorCategory.ObjectNotFound, "nowhere", "'nowhere'", "Get-MnistSample -Path nowhere"),
        new("PathNotFound", ErrorCategory.ObjectNotFound, "nowhere.csv", "'nowhere.csv'", "Import-MnistCsv nowhere.csv"),
        new("PathNotFound", ErrorCategory.ObjectNotFound, "nowhere/x.csv", "nowhere", "Export-MnistCsv nowhere/x.csv -Split Test"),
        new("PathNotFileSystem", ErrorCategory.InvalidArgument, "env:PATH", "'env:PATH'", "Export-MnistCsv env:PATH -Split Test"),
        new("PathHasWildcards", ErrorCategory.InvalidArgument, "*.csv", "'*.csv'", "Export-MnistCsv *.csv -Split Test"),
        new("AccessDenied", ErrorCategory.PermissionDenied, "kept.csv", "kept.csv' is read-only", "Export-MnistCsv kept.csv -Split Test"),
        new("FileError", ErrorCategory.WriteError, ".", "{0}", "Export-MnistCsv . -Split Test"),
        new("NotSupported", ErrorCategory.NotImplemented, "{0}/page.html", "Sheet", "Import-MnistDataset page.html -Format Sheet"),
        new("SampleInvalid", ErrorCategory.InvalidArgument, "x.doc", ".doc", "Get-MnistSample -First 1 | Export-MnistDataset x.doc"),
        new("SampleOutOfRange", ErrorCategory.InvalidArgument, "10000", "10000", "Get-MnistSample -Split Test -Index 10000"),
        new("SplitRequired", ErrorCategory.InvalidArgument, "MNIST", "of MNIST", "Export-MnistCsv x.csv"),
        new("NoClobberAndForce", ErrorCategory.InvalidArgument, "old.csv", "'old.csv'", "Export-MnistCsv old.csv -Split Test -NoClobber -Force"),
        new("WriterUnknown", ErrorCategory.InvalidArgument, "KMNIST", "KMNIST has no such labels", "Get-MnistSample KMNIST -WithWriter"),
        new("SplitAndPart", ErrorCategory.InvalidArgument, "Test", "-Split Test", "Get-MnistBatch -Split Test -Part Train"),
        new("ValidationSizeOutOfRange", ErrorCategory.InvalidArgument, "60001", "60001", "Get-MnistBatch -Part Train -ValidationSize 60001"),
        new("MeanWithoutDeviation", ErrorCategory.InvalidArgument, "0.5", "-Mean 0.5", "Get-MnistBatch -Mean 0.5"),
        new("MeanWithoutDeviation", ErrorCategory.InvalidArgument, "0.25", "-StandardDeviation 0.25", "Get-MnistBatch -StandardDeviation 0.25"),
        new("BatchInvalid", ErrorCategory.InvalidArgument, "MNIST Train, 60000 samples", "60001", "Get-MnistBatch -Size 60001 -Remainder Drop"),
        new("ChartInputInvalid", ErrorCategory.InvalidType, "text", "String", "'text' | New-MnistChart -Kind Category"),
        new("ChartInputRequired", ErrorCategory.InvalidArgument, "Confusion", "Confusion", "New-MnistChart -Kind Confusion"),
        new("FilterNeedsDataset", ErrorCategory.InvalidArgument, "Label", "-Label", "Get-MnistSample -First 1 | Show-MnistSample -Label 5"),
        new("LabelOutOfRange", ErrorCategory.InvalidArgument, "12", "no label 12", "Show-MnistSample -Label 12"),
        new("NothingToShow", ErrorCategory.ObjectNotFound, "", "no samples", "Show-MnistSample -First 0"),
        new("RecipeNotFound", ErrorCategory.ObjectNotFound, "LeNet", "'LeNet'", "Invoke-MnistTraining LeNet"),
        new("TrainingInvalid", ErrorCategory.InvalidArgument, "0", "not 0", "Invoke-MnistTraining TorchLinear -BatchSize 0"),
        new("PathIsFolder", ErrorCategory.InvalidArgument, "{0}/good", "good' is a folder", "Invoke-MnistTraining TorchLinear -Checkpoint good"),
        new("ModelInvalid", ErrorCategory.InvalidData, "{0}/page.html", "page.html", "Import-MnistModel page.html"),
        new("ModelFormatUnknown", ErrorCategory.InvalidArgument, "model.pt", "model.pt", Model + "$model | Export-MnistModel model.pt"),
        new("ModelNotSingle", ErrorCategory.InvalidArgument, "two.onnx", "two.onnx", Model + "$model, $model | Export-MnistModel two.onnx"),
        new("ModelRequired", ErrorCategory.InvalidArgument, "", "-Model", "Get-MnistSample -First 1 | Invoke-MnistModel"),
        new("InputInvalid", ErrorCategory.InvalidType, "text", "String", Model + "'text' | Invoke-MnistModel $model"),
        new("TwoSources", ErrorCategory.InvalidArgument, "*", "give one or the other", Model + "Get-MnistSample -First 1 | Invoke-MnistModel $model -Name MNIST"),
        new("SplitNotFound", ErrorCategory.ObjectNotFound, "Test", "Test split", Model + ", [Mnist.MnistDataset]::Open().Train | Measure-MnistModel $model -Split Test"),
        new("SampleShapeInvalid", ErrorCategory.InvalidData, "*", "20 x 20", Model + "[Mnist.MnistSample]::new([byte[]]::new(400), 1, 20, 20) | Invoke-MnistModel $model"),
        new("SampleLabelInvalid", ErrorCategory.InvalidData, "*", "has 12", Model + "[Mnist.MnistSample]::new([byte[]]::new(784), 12) | Measure-MnistModel $model"),
        new("OpenFailed", ErrorCategory.OpenError, "{0}/c.svg", "c.svg", "$env:PATH = ''; New-MnistChart -Kind Category | Export-MnistChart c.svg -Open"),
    ];
}
