using MnistPS.Tests.Packaging;

namespace MnistPS.Tests.Errors;

/// <summary>A script that ends in one error of the module.</summary>
/// <param name="Id">The error's id.</param>
/// <param name="Target">
/// Its target object as text; {0} stands for the session's folder, * for what differs (of files that are fetched at once, any may fail first).
/// </param>
/// <param name="Named">The offending value, which the message must name.</param>
/// <param name="Script">What to run, in a folder as <see cref="ErrorProvocationTests"/> prepares it.</param>
public sealed record Provocation(string Id, string Target, string Named, string Script)
{
    /// <summary>What only a process of its own can provoke, and where that is tested; and what no cmdlet can meet yet.</summary>
    public static IReadOnlyDictionary<string, string> Elsewhere { get; } = new Dictionary<string, string>
    {
        ["PluginMissing"] = "Packaging.ModulePackageTests",
        ["LibraryLoadedTwice"] = "Notebooks.Tests.SecondLibraryTests",
        ["FileInvalid"] = "what a reader would be given that does not say its format; all do",
    };

    private const string Model = "$model = (Invoke-MnistTraining TorchLinear -Iterations 1)[-1].Model; ";

    private const string Seven = "$null = (Get-Command Invoke-MnistTraining).ImplementingType; $seven = Get-MnistSample -Split Test -Index 0; ";

    private const string Shoe = Seven + "$shoe = [Mnist.Learning.Prediction]::new(7, 7, 'Sneaker', 0.99, [float[]](0..9), $seven); ";

    /// <summary>At least one for every id of ErrorRecords.cs that is not in <see cref="Elsewhere"/>.</summary>
    public static IReadOnlyList<Provocation> All { get; } =
    [
        new("IdxInvalid", "{0}/page.html", "page.html", "Import-MnistIdx page.html"),
        new("CsvInvalid", "{0}/page.html", "page.html", "Import-MnistCsv page.html"),
        new("LmdbInvalid", "{0}/page.html", "page.html", "Import-MnistLmdb page.html"),
        new("TorchInvalid", "{0}/page.html", "page.html", "Import-MnistTorch page.html"),
        new("NpzInvalid", "{0}/page.html", "page.html", "Import-MnistNpz page.html"),
        new("LibSvmInvalid", "{0}/page.html", "page.html", "Import-MnistLibSvm page.html"),
        new("ImageInvalid", "{0}/page.html", "page.html", "Import-MnistImage page.html"),
        new("ImageInvalid", "{0}/page.html", "page.html", Model + "Invoke-MnistModel $model -LiteralPath page.html"),
        new("ParquetInvalid", "{0}/page.html", "page.html", "Import-MnistParquet page.html"),
        new("FormatUnknown", "{0}/page.html", "page.html", "Import-MnistDataset page.html"),
        new("ChecksumMismatch", "{0}/wrong/train-labels-idx1-ubyte.gz", "t10k-labels-idx1-ubyte.gz", "Save-MnistDataset Small -Mirror wrong"),
        new("DownloadFailed", "*-ubyte.gz", "https://mirror.invalid/small/", "Save-MnistDataset Small"),
        new("StoreNotWritable", "{0}/page.html/Small", "page.html", "$env:MNIST_HOME = \"$PWD/page.html\"; Save-MnistDataset Small -Mirror good"),
        new("CatalogInvalid", "{0}/page.html", "page.html", "$env:MNIST_CATALOG = \"$PWD/page.html\"; Get-MnistDataset"),
        new("DatasetNotFound", "MNSIT", "'MNSIT'", "Get-MnistSample -Name MNSIT"),
        new("DatasetNotFound", "MNSIT", "'MNSIT'", "Save-MnistDataset MNSIT"),
        new("DatasetNotFound", "Small", "Small is not saved", "Remove-MnistDataset Small"),
        new("DatasetNotFound", "{0}/half", "Test", "Get-MnistSample -Path half -Split Test"),
        new("DatasetNotFound", "{0}", "has no IDX files", "Get-MnistSample -Path ."),
        new("DatasetNotFound", "Nowhere", "'Nowhere'", "Invoke-MnistTraining TorchLinear -Name Nowhere"),
        new("DatasetNotFound", "Nowhere", "'Nowhere'", "New-MnistChart -Kind Category -Name Nowhere"),
        new("DatasetNotFound", "Nowhere", "'Nowhere'", Model + "Measure-MnistModel $model -Name Nowhere"),
        new(
            "DatasetClosed",
            "*",
            "'Small'",
            "$null = Save-MnistDataset Small -Mirror good; $samples = Get-MnistSample Small -Split Test; Remove-MnistDataset Small; $samples | Export-MnistCsv closed.csv"),
        new("PathExists", "{0}/old.csv", "old.csv", "Export-MnistCsv old.csv -Split Test -NoClobber"),
        new("PathNotFound", "nowhere", "'nowhere'", "Get-MnistSample -Path nowhere"),
        new("PathNotFound", "nowhere.csv", "'nowhere.csv'", "Import-MnistCsv nowhere.csv"),
        new("PathNotFound", "nowhere/x.csv", "nowhere", "Export-MnistCsv nowhere/x.csv -Split Test"),
        new("PathNotFound", "data*", "'data[1]'", "Get-MnistSample -LiteralPath 'data[1]'"),
        new("PathNotFound", "nowhere", "'nowhere'", "Show-MnistSample -Path nowhere"),
        new("PathNotFound", "nowhere", "'nowhere'", "New-MnistChart -Kind Category -Path nowhere"),
        new("PathNotFound", "nowhere", "'nowhere'", "Invoke-MnistTraining TorchLinear -Path nowhere"),
        new("PathNotFound", "{0}/nowhere", "nowhere", "Invoke-MnistTraining TorchLinear -Checkpoint nowhere/state.safetensors"),
        new("PathNotFound", "nowhere.png", "'nowhere.png'", "ConvertTo-MnistSample nowhere.png"),
        new("PathNotFound", "nowhere.safetensors", "'nowhere.safetensors'", "Import-MnistModel nowhere.safetensors"),
        new("PathNotFound", "nowhere.png", "'nowhere.png'", Model + "Invoke-MnistModel $model -LiteralPath nowhere.png"),
        new("PathNotFileSystem", "env:PATH", "'env:PATH'", "Export-MnistCsv env:PATH -Split Test"),
        new("PathNotFileSystem", "variable:PID", "Variable", "Get-MnistSample -Path variable:PID"),
        new("PathHasWildcards", "*.csv", "'*.csv'", "Export-MnistCsv *.csv -Split Test"),
        new("AccessDenied", "kept.csv", "kept.csv' is read-only", "Export-MnistCsv kept.csv -Split Test"),
        new("FileError", ".", "{0}", "Export-MnistCsv . -Split Test"),
        new("FileError", "old.csv", "is being read", "Import-MnistCsv old.csv | Export-MnistCsv old.csv"),
        new("FileError", "old.csv", "is a file", "Export-MnistIdx old.csv"),
        new("FileError", "old.parquet", "is being read", "Import-MnistParquet old.parquet | Export-MnistParquet old.parquet"),
        new("FileError", "tree", "is being read", "Import-MnistImage tree | Export-MnistImage tree"),
        new("FileError", "tree", "would mix both", "Get-MnistSample -First 2 | Export-MnistImage tree"),
        new("NotSupported", "{0}/page.html", "Sheet", "Import-MnistDataset page.html -Format Sheet"),
        new("SampleInvalid", "x.doc", ".doc", "Get-MnistSample -First 1 | Export-MnistDataset x.doc"),
        new("SampleInvalid", "x.parquet", "Use a folder", "Export-MnistParquet x.parquet -Split Test -ShardSize 5"),
        new("SampleInvalid", "x.svg", "too many", "Export-MnistImage x.svg"),
        new("SampleInvalid", "x.png", "no samples", "Get-MnistSample -First 0 | Export-MnistImage x.png"),
        new("SampleInvalid", "*", "2 x 2", "[Mnist.MnistSample]::new([byte[]]::new(784)), [Mnist.MnistSample]::new([byte[]]::new(4), 1, 2, 2) | Get-MnistBatch"),
        new("SampleInvalid", "*", "1 x 5000", "[Mnist.MnistSample]::new([byte[]]::new(5000), 1, 1, 5000) | Show-MnistSample"),
        new("SampleInvalid", "*", "Sneaker", Shoe + "$shoe | Show-MnistSample"),
        new("SampleInvalid", "*", "Sneaker", Shoe + "$shoe | New-MnistChart -Kind Misclassified"),
        new("SampleInvalid", "*", "no mistakes", Seven + "[Mnist.Learning.Prediction]::new(7, 7, '7', 0.99, [float[]](0..9), $seven) | New-MnistChart -Kind Misclassified"),
        new("SampleInvalid", "MNIST", "no samples", "Get-MnistSample -First 0 | New-MnistChart -Kind Sample"),
        new("SampleInvalid", "", "at least two", "Get-MnistSample -First 1 | New-MnistChart -Kind Projection"),
        new("SampleInvalid", "chart.png", "chart.png", "New-MnistChart -Kind Category | Export-MnistChart chart.png"),
        new("SampleInvalid", ".", "{0}", "New-MnistChart -Kind Category | Export-MnistChart ."),
        new("SampleInvalid", "report.txt", "report.txt", "New-MnistReport report.txt"),
        new("SampleInvalid", "report.html", "no samples", "Get-MnistSample -First 0 | New-MnistReport report.html"),
        new("SampleOutOfRange", "10000", "10000", "Get-MnistSample -Split Test -Index 10000"),
        new("SplitRequired", "MNIST", "but MNIST has more", "Export-MnistCsv x.csv"),
        new("NoClobberAndForce", "old.csv", "'old.csv'", "Export-MnistCsv old.csv -Split Test -NoClobber -Force"),
        new("WriterUnknown", "KMNIST", "with KMNIST", "Get-MnistSample KMNIST -WithWriter"),
        new("SplitAndPart", "Test", "-Split Test", "Get-MnistBatch -Split Test -Part Train"),
        new("ValidationSizeOutOfRange", "60001", "60001", "Get-MnistBatch -Part Train -ValidationSize 60001"),
        new("ValidationSizeOutOfRange", "-1", "from 0 to 60000", "Get-MnistBatch -ValidationSize -1"),
        new("ValidationSizeOutOfRange", "5000", "from 0 to 3", "Get-MnistSample -First 3 | Get-MnistBatch -Part Validation"),
        new("MeanWithoutDeviation", "0.5", "-Mean 0.5", "Get-MnistBatch -Mean 0.5"),
        new("MeanWithoutDeviation", "0.25", "-StandardDeviation 0.25", "Get-MnistBatch -StandardDeviation 0.25"),
        new("BatchInvalid", "MNIST Train, 60000 samples", "60001", "Get-MnistBatch -Size 60001 -Remainder Drop"),
        new("BatchInvalid", "*", "greater than 0", "Get-MnistBatch -Mean 0 -StandardDeviation 0"),
        new("BatchInvalid", "*", "finite", "Get-MnistBatch -Mean ([double]::NaN) -StandardDeviation 1"),
        new("BatchInvalid", "*", "has no label", "[Mnist.MnistSample]::new([byte[]]::new(784)) | Get-MnistBatch -OneHot"),
        new("BatchInvalid", "*", "standardized", "[Mnist.MnistSample]::new([byte[]]::new(784)) | Get-MnistBatch -Standardize"),
        new("ChartInputInvalid", "text", "String", "'text' | New-MnistChart -Kind Category"),
        new("ChartInputInvalid", "*", "MnistSample", "Get-MnistSample -First 1 | New-MnistChart -Kind Misclassified"),
        new("ChartInputRequired", "Confusion", "Confusion", "New-MnistChart -Kind Confusion"),
        new("ChartInputRequired", "Training", "Training", "New-MnistChart MNIST -Kind Training"),
        new("FilterNeedsDataset", "Label", "-Label", "Get-MnistSample -First 1 | Show-MnistSample -Label 5"),
        new("LabelOutOfRange", "12", "no label 12", "Show-MnistSample -Label 12"),
        new("NothingToShow", "", "no samples", "Show-MnistSample -First 0"),
        new("NothingToShow", "", "no samples", "Get-MnistSample -First 0 | Show-MnistSample"),
        new("RecipeNotFound", "LeNet", "'LeNet'", "Invoke-MnistTraining LeNet"),
        new("TrainingInvalid", "0", "not 0", "Invoke-MnistTraining TorchLinear -BatchSize 0"),
        new("TrainingInvalid", "70000", "70000", "Invoke-MnistTraining TorchLinear -BatchSize 70000"),
        new("TrainingInvalid", "NaN", "NaN", "Invoke-MnistTraining TorchLinear -LearningRate NaN"),
        new("TrainingInvalid", "-1", "-1", "Invoke-MnistTraining TorchLinear -Epochs -1"),
        new("TrainingInvalid", "-1", "-1", "Invoke-MnistTraining TorchLinear -Iterations -1"),
        new("TrainingInvalid", "1", "1", "Invoke-MnistTraining TorchLinear -Momentum 1"),
        new("TrainingInvalid", "NaN", "NaN", "Invoke-MnistTraining TorchLinear -L1 NaN"),
        new("TrainingInvalid", "-2", "-2", "Invoke-MnistTraining TorchLinear -Threads -2"),
        new("TrainingInvalid", "60001", "60001", "Invoke-MnistTraining TorchLinear -ValidationSize 60001"),
        new("TrainingInvalid", "MNIST, 60000 + 10000 samples", "only one of them", "Invoke-MnistTraining TorchLinear -Epochs 1 -Iterations 1"),
        new("TrainingInvalid", "*", "5 x 5 does not fit", "[Mnist.MnistSample]::new([byte[]]::new(36), 1, 6, 6) | Invoke-MnistTraining CaffeLeNet"),
        new("TrainingInvalid", "*", "has no label", "[Mnist.MnistSample]::new([byte[]]::new(784)) | Invoke-MnistTraining TorchLinear"),
        new("PathIsFolder", "{0}/good", "good' is a folder", "Invoke-MnistTraining TorchLinear -Checkpoint good"),
        new("ModelInvalid", "{0}/page.html", "page.html", "Import-MnistModel page.html"),
        new("ModelFormatUnknown", "model.pt", "model.pt", Model + "$model | Export-MnistModel model.pt"),
        new("ModelNotSingle", "two.onnx", "two.onnx", Model + "$model, $model | Export-MnistModel two.onnx"),
        new("ModelRequired", "", "-Model", "Get-MnistSample -First 1 | Invoke-MnistModel"),
        new("InputInvalid", "text", "String", Model + "'text' | Invoke-MnistModel $model"),
        new("InputInvalid", "text", "String", "'text' | Export-MnistModel x.onnx"),
        new("TwoSources", "*", "Use only one of them", Model + "Get-MnistSample -First 1 | Invoke-MnistModel $model -Name MNIST"),
        new("SplitNotFound", "Test", "Test split", Model + ", [Mnist.MnistDataset]::Open().Train | Measure-MnistModel $model -Split Test"),
        new("SampleShapeInvalid", "*", "20 x 20", Model + "[Mnist.MnistSample]::new([byte[]]::new(400), 1, 20, 20) | Invoke-MnistModel $model"),
        new("SampleShapeInvalid", "*", "20 x 20", Model + "[Mnist.MnistSample]::new([byte[]]::new(400), 1, 20, 20) | Measure-MnistModel $model"),
        new("SampleLabelInvalid", "*", "has the label 12", Model + "[Mnist.MnistSample]::new([byte[]]::new(784), 12) | Measure-MnistModel $model"),
        new("SampleLabelInvalid", "*", "labels must be from 0 to 9", Model + "[Mnist.MnistSample]::new([byte[]]::new(784)) | Measure-MnistModel $model"),
        new("OpenFailed", "{0}/c.svg", "c.svg", "$env:PATH = ''; New-MnistChart -Kind Category | Export-MnistChart c.svg -Open"),
    ];
}
