using System.Globalization;
using System.Management.Automation;
using Mnist;
using Mnist.Learning;

namespace MnistPS.Errors;

/// <summary>Every error record of the module: its id, category, target and words.</summary>
internal static class ErrorRecords
{
    /// <summary>Turns what the library throws into a record; null for what is not ours to explain.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="target">What the command worked on, for exceptions that do not tell.</param>
    public static ErrorRecord? TryTranslate(Exception exception, object? target = null) => exception switch
    {
        MnistErrorException own => own.ErrorRecord,
        DatasetFormatException format => new ErrorRecord(format, FormatId(format), ErrorCategory.InvalidData, format.Path),
        DatasetIntegrityException other => new ErrorRecord(other, "ChecksumMismatch", ErrorCategory.InvalidData, other.Location),
        DownloadException failed => new ErrorRecord(failed, "DownloadFailed", ErrorCategory.ConnectionError, failed.FileName),
        StoreException full => new ErrorRecord(full, "StoreNotWritable", ErrorCategory.WriteError, full.Path),
        CatalogException catalog => new ErrorRecord(catalog, "CatalogInvalid", ErrorCategory.InvalidData, catalog.Path),
        DatasetNotFoundException missing => new ErrorRecord(missing, "DatasetNotFound", ErrorCategory.ObjectNotFound, missing.Target),
        ObjectDisposedException closed => new ErrorRecord(closed, "DatasetClosed", ErrorCategory.ResourceUnavailable, target),
        AdapterMissingException missing => new ErrorRecord(missing, "AdapterMissing", ErrorCategory.NotInstalled, missing.Adapter),
        FileExistsException exists => new ErrorRecord(exists, "PathExists", ErrorCategory.ResourceExists, exists.Path),
        FileNotFoundException missing => new ErrorRecord(missing, "PathNotFound", ErrorCategory.ObjectNotFound, missing.FileName),
        DirectoryNotFoundException missing => new ErrorRecord(missing, "PathNotFound", ErrorCategory.ObjectNotFound, target),
        UnauthorizedAccessException denied => new ErrorRecord(denied, "AccessDenied", ErrorCategory.PermissionDenied, target),
        NotSupportedException unsupported => new ErrorRecord(unsupported, "NotSupported", ErrorCategory.NotImplemented, target),
        IOException io => new ErrorRecord(io, "FileError", ErrorCategory.WriteError, target),
        ArgumentException argument => Plain(argument, "SampleInvalid", target),
        _ => null,
    };

    public static ErrorRecord PathNotFound(string path) => new(
        new FileNotFoundException($"There is nothing at '{path}'.", path), "PathNotFound", ErrorCategory.ObjectNotFound, path);

    public static ErrorRecord NotFileSystem(string path, string provider) => new(
        new ArgumentException($"'{path}' is a path of the provider {provider}; give one of the file system."),
        "PathNotFileSystem",
        ErrorCategory.InvalidArgument,
        path);

    public static ErrorRecord NotSaved(string name, string root) => new(
        new DatasetNotFoundException(name, $"{name} is not saved in '{root}', so there is nothing to remove."),
        "DatasetNotFound",
        ErrorCategory.ObjectNotFound,
        name);

    public static ErrorRecord WritersOfMnistOnly(string dataset) => new(
        new ArgumentException($"-WithWriter joins QMNIST's labels with MNIST; {dataset} has no such labels. (QMNIST itself always carries them.)"),
        "WriterUnknown",
        ErrorCategory.InvalidArgument,
        dataset);

    public static ErrorRecord IndexOutOfRange(int index, SampleSet samples, string selection) => Plain(
        new ArgumentOutOfRangeException(
            nameof(index), index, $"There is no index {index}: {selection} has {samples.Count} samples, so indexes go from 0 to {samples.Count - 1}."),
        "SampleOutOfRange",
        index);

    public static ErrorRecord LabelOutOfRange(int label, SampleSet samples)
    {
        int first = samples.Identity.LabelOffset;
        int last = first + samples.Categories.Count - 1;
        return Plain(
            new ArgumentOutOfRangeException(nameof(label), label, $"There is no label {label}: {samples.Dataset} has the labels {first} to {last}."),
            "LabelOutOfRange",
            label);
    }

    public static ErrorRecord FilterNeedsDataset(string filter) => new(
        new ArgumentException($"Samples that are piped in are drawn as they come; give -{filter} to Get-MnistSample, which goes before."),
        "FilterNeedsDataset",
        ErrorCategory.InvalidArgument,
        filter);

    public static ErrorRecord NothingToShow() => new(
        new DatasetNotFoundException("", "There are no samples to show: none were piped in, or the filters left none."),
        "NothingToShow",
        ErrorCategory.ObjectNotFound,
        null);

    public static ErrorRecord SplitRequired(string dataset) => new(
        new ArgumentException($"This format holds one split; say -Split Train or -Split Test of {dataset}."),
        "SplitRequired",
        ErrorCategory.InvalidArgument,
        dataset);

    public static ErrorRecord WildcardTarget(string path) => new(
        new ArgumentException($"'{path}' has wildcards; give the path of one file or folder to write."),
        "PathHasWildcards",
        ErrorCategory.InvalidArgument,
        path);

    public static ErrorRecord NoClobberAndForce(string path) => new(
        new ArgumentException($"-NoClobber refuses to replace '{path}', -Force insists on it; give one of them."),
        "NoClobberAndForce",
        ErrorCategory.InvalidArgument,
        path);

    public static ErrorRecord SplitAndPart(Split split) => new(
        new ArgumentException($"-Split {split} takes a whole split; -Part, -ValidationSize and -Stratified divide the dataset. Give one or the other."),
        "SplitAndPart",
        ErrorCategory.InvalidArgument,
        split);

    public static ErrorRecord SplitNotFound(ISampleSource source, Split? split) => new(
        new DatasetNotFoundException($"{source}", $"'{source}' has no samples{(split is null ? "" : $" of the {split} split")}."),
        "DatasetNotFound",
        ErrorCategory.ObjectNotFound,
        source);

    public static ErrorRecord ValidationSizeOutOfRange(int size, SampleSet samples) => Plain(
        new ArgumentOutOfRangeException(
            nameof(size), size, $"The validation size must be from 0 to {samples.Count}, the number of training samples, not {size}."),
        "ValidationSizeOutOfRange",
        size);

    public static ErrorRecord MeanWithoutDeviation(string given, double value, string missing) => new(
        new ArgumentException(FormattableString.Invariant($"-{given} {value} needs -{missing} beside it; -Standardize measures both.")),
        "MeanWithoutDeviation",
        ErrorCategory.InvalidArgument,
        value);

    public static ErrorRecord BatchInvalid(ArgumentException exception, SampleSet samples) => Plain(exception, "BatchInvalid", samples);

    public static ErrorRecord RecipeNotFound(string name) => new(
        new ArgumentException($"There is no recipe '{name}'; there are {string.Join(", ", Recipe.All)}."), "RecipeNotFound", ErrorCategory.ObjectNotFound, name);

    public static ErrorRecord TrainingInvalid(ArgumentException exception, MnistDataset dataset) =>
        Plain(exception, "TrainingInvalid", (exception as ArgumentOutOfRangeException)?.ActualValue ?? dataset);

    public static ErrorRecord PathIsFolder(string path) => new(
        new ArgumentException($"'{path}' is a folder; give the path of a file."), "PathIsFolder", ErrorCategory.InvalidArgument, path);

    public static ErrorRecord ModelFormatUnknown(string path) => new(
        new ArgumentException($"A model file ends in .safetensors or .onnx, not as '{path}'."), "ModelFormatUnknown", ErrorCategory.InvalidArgument, path);

    public static ErrorRecord ModelRequired() => new(
        new ArgumentException("Give a -Model, or pipe one in."), "ModelRequired", ErrorCategory.InvalidArgument, null);

    public static ErrorRecord OneModel(string path) => new(
        new ArgumentException($"'{path}' holds one model, but another one was piped in."), "ModelNotSingle", ErrorCategory.InvalidArgument, path);

    public static ErrorRecord NotForModel(object item) => new(
        new ArgumentException($"A {item.GetType().Name} is neither a model, the result of a training, a sample nor a dataset."),
        "InputInvalid",
        ErrorCategory.InvalidType,
        item);

    public static ErrorRecord OtherLibrary(object item) => new(
        new ArgumentException(Commands.OtherLibrary.Describe(item.GetType().Assembly)), "LibraryLoadedTwice", ErrorCategory.InvalidType, item);

    public static ErrorRecord TwoSources(object source) => new(
        new ArgumentException("Samples are piped in and a dataset is named; give one or the other."),
        "TwoSources",
        ErrorCategory.InvalidArgument,
        source);

    public static ErrorRecord NoSamplesOf(Split? split) => new(
        new ArgumentException($"There are no samples{(split is null ? "" : $" of the {split} split")}."),
        "SplitNotFound",
        ErrorCategory.ObjectNotFound,
        split);

    public static ErrorRecord SampleShape(MnistSample sample, MnistModel model) => new(
        new ArgumentException(FormattableString.Invariant(
            $"The model takes images of {model.InputShape[0]} x {model.InputShape[1]}, but {sample} is {sample.Rows} x {sample.Columns}.")),
        "SampleShapeInvalid",
        ErrorCategory.InvalidData,
        sample);

    public static ErrorRecord SampleLabel(MnistSample sample, MnistModel model) => new(
        new ArgumentException(FormattableString.Invariant(
            $"To be measured, samples need labels from {model.LabelOffset} to {model.LabelOffset + model.Categories.Count - 1}, but {sample} has {(sample.Label == MnistSample.Unlabeled ? "none" : sample.Label)}.")),
        "SampleLabelInvalid",
        ErrorCategory.InvalidData,
        sample);

    public static ErrorRecord NotForChart(ChartKind kind, string ingredients, object item) => new(
        new ArgumentException($"A chart of the kind {kind} is made of {ingredients}, not of {item.GetType().Name}."),
        "ChartInputInvalid",
        ErrorCategory.InvalidType,
        item);

    public static ErrorRecord ChartInputRequired(ChartKind kind, string ingredients) => new(
        new ArgumentException($"A chart of the kind {kind} is made of {ingredients}; pipe them in."),
        "ChartInputRequired",
        ErrorCategory.InvalidArgument,
        kind);

    public static ErrorRecord CannotOpen(string path, Exception exception) => new(
        new InvalidOperationException($"'{path}' was written, but nothing on this machine opens it: {exception.Message}", exception),
        "OpenFailed",
        ErrorCategory.OpenError,
        path);

    public static ErrorRecord NotImportable(string path) => new(
        new ArgumentException($"'{path}' is in none of the formats that are read: {string.Join(", ", SampleFormat.All.Where(format => format.IsReadable).Select(format => format.Name))}."),
        "FormatUnknown",
        ErrorCategory.InvalidData,
        path);

    // What the runtime adds to such messages ("(Parameter 'options') Actual value was ...") names parameters of C#.
    private static ErrorRecord Plain(ArgumentException exception, string id, object? target)
    {
        var record = new ErrorRecord(exception, id, ErrorCategory.InvalidArgument, target);
        int end = exception.Message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        if (end > 0)
        {
            string text = exception.Message[..end];
            string value = Convert.ToString((exception as ArgumentOutOfRangeException)?.ActualValue, CultureInfo.InvariantCulture) ?? "";
            record.ErrorDetails = new ErrorDetails(text.Contains(value, StringComparison.Ordinal) ? text : $"{text} ({value} was given.)");
        }

        return record;
    }

    private static string FormatId(DatasetFormatException exception) => exception.Format switch
    {
        "IDX" => "IdxInvalid",
        "CSV" => "CsvInvalid",
        "LMDB" => "LmdbInvalid",
        "Torch" => "TorchInvalid",
        "npz" => "NpzInvalid",
        "LIBSVM" => "LibSvmInvalid",
        "Image" => "ImageInvalid",
        "Parquet" => "ParquetInvalid",
        "Model" => "ModelInvalid",
        _ => "FileInvalid",
    };
}
