using System.Globalization;
using System.Management.Automation;
using Mnist;
using Mnist.Datasets;
using Mnist.Display;

namespace MnistPS.Errors;

/// <summary>Creates all error records of the module: their id, category, target and message.</summary>
internal static partial class ErrorRecords
{
    /// <summary>Turns an exception of the library into an error record; returns null for other exceptions.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="target">The current object of the command, for exceptions without one.</param>
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
        PluginMissingException missing => new ErrorRecord(missing, "PluginMissing", ErrorCategory.NotInstalled, missing.Plugin),
        FileExistsException exists => new ErrorRecord(exists, "PathExists", ErrorCategory.ResourceExists, exists.Path),
        FileNotFoundException missing => new ErrorRecord(missing, "PathNotFound", ErrorCategory.ObjectNotFound, missing.FileName),
        DirectoryNotFoundException missing => new ErrorRecord(missing, "PathNotFound", ErrorCategory.ObjectNotFound, target),
        UnauthorizedAccessException denied => new ErrorRecord(denied, "AccessDenied", ErrorCategory.PermissionDenied, target),
        NotSupportedException unsupported => new ErrorRecord(unsupported, "NotSupported", ErrorCategory.NotImplemented, target),
        IOException io => new ErrorRecord(io, "FileError", ErrorCategory.WriteError, target),
        ArgumentException argument => Plain(argument, "SampleInvalid", target),
        _ => null,
    };

    /// <summary>The same for a file that is read.</summary>
    public static ErrorRecord? TryTranslateReading(Exception exception, string path) => exception switch
    {
        IOException or UnauthorizedAccessException when exception is not DatasetNotFoundException && Directory.Exists(path) => PathIsFolder(path),
        DirectoryNotFoundException when File.Exists(path) => PathIsFile(path),
        IOException when exception.GetType() == typeof(IOException) => new ErrorRecord(exception, "FileNotReadable", ErrorCategory.ReadError, path),
        _ => TryTranslate(exception, path),
    };

    public static ErrorRecord FormatUnknown(ArgumentException exception, string path)
    {
        ErrorRecord plain = Plain(exception, "FormatUnknown", path);
        return new ErrorRecord(exception, "FormatUnknown", ErrorCategory.InvalidData, path) { ErrorDetails = plain.ErrorDetails };
    }

    public static ErrorRecord PictureFormatUnknown(string path, string extension) => FormatUnknown(
        new ArgumentException($"'{path}' has the extension {extension}, but pictures are written as PNG. Use .png, .svg or .html for one picture, or a name without an extension for a folder of PNG files."),
        path);

    public static ErrorRecord PathNotFound(string path) => new(
        new FileNotFoundException($"'{path}' does not exist. Check the path.", path), "PathNotFound", ErrorCategory.ObjectNotFound, path);

    public static ErrorRecord NotFileSystem(string path, string provider) => new(
        new ArgumentException($"'{path}' is a path of the provider {provider}. Use a path of the file system."),
        "PathNotFileSystem",
        ErrorCategory.InvalidArgument,
        path);

    public static ErrorRecord NotSaved(string name, string root) => new(
        new DatasetNotFoundException(name, $"{name} is not saved in '{root}', so it cannot be removed. Get-MnistDataset lists the saved datasets."),
        "DatasetNotFound",
        ErrorCategory.ObjectNotFound,
        name);

    public static ErrorRecord NoDatasetLike(string pattern, DatasetCatalog catalog) => new(
        new DatasetNotFoundException(pattern, $"No dataset has a name like '{pattern}'. Use one of {string.Join(", ", catalog.Entries.Select(entry => entry.Name))}."),
        "DatasetNotFound",
        ErrorCategory.ObjectNotFound,
        pattern);

    public static ErrorRecord WritersOfMnistOnly(string dataset) => new(
        new ArgumentException($"-WithWriter cannot be used with {dataset}. Use it with MNIST only. QMNIST always has the labels of its writers."),
        "WriterUnknown",
        ErrorCategory.InvalidArgument,
        dataset);

    public static ErrorRecord WriterNotKnown(MnistSample sample) => new(
        new ArgumentException($"The writer of {sample} is not known. Use samples of QMNIST, or Get-MnistSample -WithWriter."),
        "WriterUnknown",
        ErrorCategory.InvalidArgument,
        sample);

    public static ErrorRecord IndexOutOfRange(int index, SampleSet samples, string selection) => Plain(
        new ArgumentOutOfRangeException(
            nameof(index), index, $"There is no index {index}: {selection} has {samples.Count} samples. Use indexes from 0 to {samples.Count - 1}."),
        "SampleOutOfRange",
        index);

    public static ErrorRecord LabelOutOfRange(int label, string dataset, IReadOnlyList<(int Label, string Name)> categories) => Plain(
        new ArgumentOutOfRangeException(
            nameof(label), label, $"There is no label {label}{In(dataset)}. Use labels from {categories[0].Label} to {categories[^1].Label}."),
        "LabelOutOfRange",
        label);

    public static ErrorRecord CategoryNotFound(string name, string dataset, IReadOnlyList<(int Label, string Name)> categories) => new(
        new ArgumentException($"There is no category '{name}'{In(dataset)}. Use one of {string.Join(", ", categories.Select(category => category.Name))}."),
        "CategoryNotFound",
        ErrorCategory.ObjectNotFound,
        name);

    public static ErrorRecord NotSample(object item) => new(
        new ArgumentException($"An object of the type {item.GetType().Name} is not a sample. Pipe in samples, datasets or names of datasets."), "InputInvalid", ErrorCategory.InvalidType, item);

    public static ErrorRecord PixelsMissing(string item) => new(
        new ArgumentException($"'{item}' has no pixels, because it was saved with too small a depth. Save it again with a larger -Depth."),
        "InputInvalid",
        ErrorCategory.InvalidType,
        item);

    public static ErrorRecord NothingToExport(string path, string what) => new(
        new ArgumentException($"There {what} for '{path}', which is not written. Check the commands before it."),
        "NothingToExport",
        ErrorCategory.ObjectNotFound,
        path);

    public static ErrorRecord NothingToMeasure(object? target) => new(
        new ArgumentException($"There are no samples to measure{(target is null ? "" : $" in '{target}'")}. Check the commands before it, or -Split."),
        "NothingToMeasure",
        ErrorCategory.ObjectNotFound,
        target);

    public static ErrorRecord NothingToShow() => new(
        new DatasetNotFoundException("", "There are no samples to show. Pipe in samples, or change the filters."),
        "NothingToShow",
        ErrorCategory.ObjectNotFound,
        null);

    public static ErrorRecord SplitRequired(string dataset) => new(
        new ArgumentException($"This format holds one split, but {dataset} has more. Use -Split Train or -Split Test."),
        "SplitRequired",
        ErrorCategory.InvalidArgument,
        dataset);

    public static ErrorRecord WildcardTarget(string path) => new(
        new ArgumentException($"'{path}' has wildcards. Use the path of one file or folder."),
        "PathHasWildcards",
        ErrorCategory.InvalidArgument,
        path);

    public static ErrorRecord NoClobberAndForce(string path) => new(
        new ArgumentException($"-NoClobber and -Force cannot be used together for '{path}'. Use only one of them."),
        "NoClobberAndForce",
        ErrorCategory.InvalidArgument,
        path);

    public static ErrorRecord SplitAndPart(Split split) => new(
        new ArgumentException($"-Split {split} cannot be used with -Part, -ValidationSize, -Stratified or -ByWriter. Use -Split for a whole split, or the others to divide the dataset."),
        "SplitAndPart",
        ErrorCategory.InvalidArgument,
        split);

    public static ErrorRecord SplitNotFound(object source, IReadOnlyList<Split>? splits) => new(
        new DatasetNotFoundException($"{source}", $"'{(source as MnistDataset)?.Name ?? source}' has no samples{(splits is null ? "" : $" of the {string.Join(" or ", splits)} split")}. Use another dataset or split."),
        "DatasetNotFound",
        ErrorCategory.ObjectNotFound,
        source);

    public static ErrorRecord ValidationSizeOutOfRange(int size, SampleSet samples) => Plain(
        new ArgumentOutOfRangeException(
            nameof(size), size, $"The validation size must be from 0 to {samples.Count}, the number of training samples, not {size}."),
        "ValidationSizeOutOfRange",
        size);

    public static ErrorRecord PathIsFile(string path) => new(
        new ArgumentException($"'{path}' is a file. Use the path of a folder."), "PathIsFile", ErrorCategory.InvalidArgument, path);

    public static ErrorRecord FileForFolder(string path) => new(
        new ArgumentException($"'{path}' is a file. Use the path of a folder, or Import-MnistDataset to read the file."), "PathIsFile", ErrorCategory.InvalidArgument, path);

    public static ErrorRecord PathIsFolder(string path) => new(
        new ArgumentException($"'{path}' is a folder. Use the path of a file."), "PathIsFolder", ErrorCategory.InvalidArgument, path);

    public static ErrorRecord NotForChart(ChartKind kind, string ingredients, object item) => new(
        new ArgumentException($"A chart of the kind {kind} cannot show a {item.GetType().Name}. Use {ingredients}."),
        "ChartInputInvalid",
        ErrorCategory.InvalidType,
        item);

    public static ErrorRecord MethodOfProjectionOnly(ChartKind kind) => new(
        new ArgumentException($"-Method is for charts of the kind Projection, not for {kind}. Leave it out, or use the kind Projection."),
        "ParametersConflict",
        ErrorCategory.InvalidArgument,
        kind);

    public static ErrorRecord ChartInputRequired(ChartKind kind, string ingredients) => new(
        new ArgumentException($"A chart of the kind {kind} needs {ingredients}. Pipe them in."),
        "ChartInputRequired",
        ErrorCategory.InvalidArgument,
        kind);

    public static ErrorRecord CannotOpen(string path, Exception exception) => new(
        new InvalidOperationException($"'{path}' was written but cannot be opened: {exception.Message.TrimEnd('.')}. Open it with another program.", exception),
        "OpenFailed",
        ErrorCategory.OpenError,
        path);

    public static ErrorRecord NotImportable(DatasetFormatException exception) =>
        new(exception, "FormatUnknown", ErrorCategory.InvalidData, exception.Path);

    private static string In(string dataset) => dataset.Length == 0 ? "" : $" in {dataset}";

    // The runtime adds parameter names of C# to such messages: "(Parameter 'options') Actual value was ...".
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
