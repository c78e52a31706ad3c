using System.Management.Automation;
using Mnist;

namespace MnistPS.Errors;

/// <summary>Every error record of the module: its id, category, target and words.</summary>
internal static class ErrorRecords
{
    /// <summary>Turns what the library throws into a record; null for what is not ours to explain.</summary>
    public static ErrorRecord? TryTranslate(Exception exception) => exception switch
    {
        DatasetFormatException format => new ErrorRecord(format, FormatId(format), ErrorCategory.InvalidData, format.Path),
        DatasetIntegrityException other => new ErrorRecord(other, "ChecksumMismatch", ErrorCategory.InvalidData, other.Location),
        DownloadException failed => new ErrorRecord(failed, "DownloadFailed", ErrorCategory.ConnectionError, failed.FileName),
        StoreException full => new ErrorRecord(full, "StoreNotWritable", ErrorCategory.WriteError, full.Path),
        CatalogException catalog => new ErrorRecord(catalog, "CatalogInvalid", ErrorCategory.InvalidData, catalog.Path),
        DatasetNotFoundException missing => new ErrorRecord(missing, "DatasetNotFound", ErrorCategory.ObjectNotFound, missing.Target),
        AdapterMissingException missing => new ErrorRecord(missing, "AdapterMissing", ErrorCategory.NotInstalled, missing.Adapter),
        FileExistsException exists => new ErrorRecord(exists, "PathExists", ErrorCategory.ResourceExists, exists.Path),
        FileNotFoundException missing => new ErrorRecord(missing, "PathNotFound", ErrorCategory.ObjectNotFound, missing.FileName),
        DirectoryNotFoundException missing => new ErrorRecord(missing, "PathNotFound", ErrorCategory.ObjectNotFound, null),
        UnauthorizedAccessException denied => new ErrorRecord(denied, "AccessDenied", ErrorCategory.PermissionDenied, null),
        NotSupportedException unsupported => new ErrorRecord(unsupported, "NotSupported", ErrorCategory.NotImplemented, null),
        IOException io => new ErrorRecord(io, "FileError", ErrorCategory.WriteError, null),
        ArgumentException argument => new ErrorRecord(argument, "SampleInvalid", ErrorCategory.InvalidArgument, null),
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

    public static ErrorRecord IndexOutOfRange(int index, SampleSet samples, string selection) => new(
        new ArgumentOutOfRangeException(
            nameof(index),
            index,
            $"{selection} has {samples.Count} samples, so indexes go from 0 to {samples.Count - 1}."),
        "SampleOutOfRange",
        ErrorCategory.InvalidArgument,
        index);

    public static ErrorRecord LabelOutOfRange(int label, SampleSet samples) => new(
        new ArgumentOutOfRangeException(
            nameof(label),
            label,
            $"{samples.Dataset} has the labels {samples.Identity.LabelOffset} to {samples.Identity.LabelOffset + samples.Categories.Count - 1}."),
        "LabelOutOfRange",
        ErrorCategory.InvalidArgument,
        label);

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
        new ArgumentException("-NoClobber refuses to replace what is there, -Force insists on it; give one of them."),
        "NoClobberAndForce",
        ErrorCategory.InvalidArgument,
        path);

    public static ErrorRecord SplitAndPart(Split split) => new(
        new ArgumentException("-Split takes a whole split; -Part, -ValidationSize and -Stratified divide the dataset. Give one or the other."),
        "SplitAndPart",
        ErrorCategory.InvalidArgument,
        split);

    public static ErrorRecord SplitNotFound(ISampleSource source, Split? split) => new(
        new DatasetNotFoundException($"{source}", $"'{source}' has no samples{(split is null ? "" : $" of the {split} split")}."),
        "DatasetNotFound",
        ErrorCategory.ObjectNotFound,
        source);

    public static ErrorRecord ValidationSizeOutOfRange(int size, SampleSet samples) => new(
        new ArgumentOutOfRangeException(
            nameof(size), size, FormattableString.Invariant($"The validation size must be from 0 to {samples.Count}, the number of training samples.")),
        "ValidationSizeOutOfRange",
        ErrorCategory.InvalidArgument,
        size);

    public static ErrorRecord MeanWithoutDeviation() => new(
        new ArgumentException("-Mean and -StandardDeviation belong together; -Standardize measures both."),
        "MeanWithoutDeviation",
        ErrorCategory.InvalidArgument,
        null);

    public static ErrorRecord BatchInvalid(ArgumentException exception) => new(exception, "BatchInvalid", ErrorCategory.InvalidArgument, null);

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
