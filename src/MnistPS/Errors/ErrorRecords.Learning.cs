using System.Management.Automation;
using Mnist;
using Mnist.Learning;

namespace MnistPS.Errors;

/// <content>Errors of batches, models and data quality.</content>
internal static partial class ErrorRecords
{
    public static ErrorRecord MeanWithoutDeviation(string given, double value, string missing) => new(
        new ArgumentException(FormattableString.Invariant($"-{given} {value} needs -{missing} too. Use -Standardize to compute both.")),
        "MeanWithoutDeviation",
        ErrorCategory.InvalidArgument,
        value);

    public static ErrorRecord BatchInvalid(ArgumentException exception, SampleSet samples) => Plain(exception, "BatchInvalid", samples);

    public static ErrorRecord RecipeNotFound(string name) => new(
        new ArgumentException($"There is no recipe '{name}'. Use one of {string.Join<Recipe>(", ", Recipe.All)}."), "RecipeNotFound", ErrorCategory.ObjectNotFound, name);

    public static ErrorRecord SurveyNotFound(MnistSample sample, string parameter) => new(
        new ArgumentException($"The catalog knows no survey of the labels of '{sample.Dataset}'. Leave out -{parameter}, or use MNIST."), "SurveyNotFound", ErrorCategory.ObjectNotFound, sample.Dataset);

    public static ErrorRecord SurveyOfOtherSplit(MnistSample sample, Split covered, string parameter) => new(
        new ArgumentException($"The survey of the labels of {sample.Dataset} covers only {covered} samples, no {sample.Split} samples. Leave out -{parameter}, or use -Split {covered}."),
        "SurveyNotFound",
        ErrorCategory.ObjectNotFound,
        sample.Split);

    public static ErrorRecord ParametersConflict(string first, string second) => new(
        new ArgumentException($"-{first} and -{second} cannot be used together. Use only one of them."), "ParametersConflict", ErrorCategory.InvalidArgument, second);

    public static ErrorRecord NotProbabilities(object given) => new(
        new ArgumentException($"An object of the type {given.GetType().Name} is no table of probabilities. Use the path of a .npy file, or an array of rows."),
        "ProbabilityInvalid",
        ErrorCategory.InvalidArgument,
        given);

    public static ErrorRecord ProbabilityInvalid(ArgumentException exception, IReadOnlyList<MnistSample> samples) =>
        Plain(exception, "ProbabilityInvalid", samples.Count == 0 ? null : samples[0]);

    public static ErrorRecord ModelsDiffer(ArgumentException exception, object? models) => Plain(exception, "ModelsDiffer", models);

    public static ErrorRecord NoRecipe() => new(
        new ArgumentException("-Recipe and -Network are both missing. Use the name of a recipe, or -Network with layers such as 'flatten | dense'. A recipe cannot be piped in: use it as -Recipe."), "RecipeNotFound", ErrorCategory.ObjectNotFound, null);

    public static ErrorRecord TwoLengths(int epochs, long iterations) => new(
        new ArgumentException(FormattableString.Invariant($"-Epochs {epochs} and -Iterations {iterations} are both set. Use only one of them.")), "TrainingInvalid", ErrorCategory.InvalidArgument, epochs);

    public static ErrorRecord TrainingInvalid(Exception exception, object source) => exception is TextException text
        ? new ErrorRecord(exception, "TextInvalid", ErrorCategory.InvalidArgument, text.Text)
        : Plain((ArgumentException)exception, "TrainingInvalid", (exception as ArgumentOutOfRangeException)?.ActualValue ?? source);

    public static ErrorRecord ModelFormatUnknown(string path) => new(
        new ArgumentException($"'{path}' is not the name of a model file. Use the extension .safetensors, .onnx or .html."), "ModelFormatUnknown", ErrorCategory.InvalidArgument, path);

    public static ErrorRecord CheckpointFormatUnknown(string path) => new(
        new ArgumentException($"'{path}' is not the name of a checkpoint. Use the extension .safetensors."), "ModelFormatUnknown", ErrorCategory.InvalidArgument, path);

    public static ErrorRecord ModelDiverged(InvalidOperationException exception, MnistModel model) => new(exception, "ModelInvalid", ErrorCategory.InvalidData, model);

    public static ErrorRecord ModelRequired() => new(
        new ArgumentException("There is no model. Use -Model, or pipe one in."), "ModelRequired", ErrorCategory.InvalidArgument, null);

    public static ErrorRecord DatasetOfModel(MnistModel model) => new(
        new DatasetNotFoundException(
            model.Dataset, $"The model was trained on '{model.Dataset}', which is not in the catalog. Use -Name or -Path to name a dataset, or pipe in samples."),
        "DatasetNotFound",
        ErrorCategory.ObjectNotFound,
        model.Dataset);

    public static ErrorRecord OneModel(string path) => new(
        new ArgumentException($"'{path}' holds one model, but more were piped in. Use a file for each model."), "ModelNotSingle", ErrorCategory.InvalidArgument, path);

    public static ErrorRecord NotForModel(object item) => new(
        new ArgumentException($"A {item.GetType().Name} cannot be used here. Use a model, the result of a training run, a sample or a dataset."),
        "InputInvalid",
        ErrorCategory.InvalidType,
        item);

    public static ErrorRecord OtherLibrary(object item, string message) => new(
        new ArgumentException(message), "LibraryLoadedTwice", ErrorCategory.InvalidType, item);

    public static ErrorRecord TwoSources(object source) => new(
        new ArgumentException("Samples are piped in and a dataset is named with -Name or -Path. Use only one of them."),
        "TwoSources",
        ErrorCategory.InvalidArgument,
        source);

    public static ErrorRecord SampleShape(MnistSample sample, MnistModel model) => new(
        new ArgumentException(FormattableString.Invariant(
            $"{sample} is {sample.Rows} x {sample.Columns}, but the model needs images of {model.InputShape[0]} x {model.InputShape[1]}.")),
        "SampleShapeInvalid",
        ErrorCategory.InvalidData,
        sample);

    public static ErrorRecord NeighborShape(MnistSample sample, SampleSet others) => new(
        new ArgumentException(FormattableString.Invariant(
            $"{sample} is {sample.Rows} x {sample.Columns}, but the samples to search are {others.Rows} x {others.Columns}. Use samples of one size.")),
        "SampleShapeInvalid",
        ErrorCategory.InvalidData,
        sample);

    public static ErrorRecord CorruptionShape(MnistSample sample) => new(
        new ArgumentException(FormattableString.Invariant(
            $"{sample} is {sample.Rows} x {sample.Columns}, but corruptions need images of {Corrupter.Side} x {Corrupter.Side}. Use -Resize when you import samples.")),
        "SampleShapeInvalid",
        ErrorCategory.InvalidData,
        sample);

    public static ErrorRecord CorruptionNotFound(string name) => new(
        new ArgumentException($"There is no corruption '{name}'. Use All, or some of {string.Join(", ", Enum.GetNames<CorruptionKind>())}."),
        "CorruptionInvalid",
        ErrorCategory.InvalidArgument,
        name);

    public static ErrorRecord SeverityNotPossible(IReadOnlyList<CorruptionKind> kinds) => new(
        new ArgumentException($"There is no severity for {string.Join(", ", kinds)}. Use these kinds without -Severity."),
        "CorruptionInvalid",
        ErrorCategory.InvalidArgument,
        string.Join(", ", kinds));

    public static ErrorRecord SampleLabel(MnistSample sample, MnistModel model) => new(
        new ArgumentException(FormattableString.Invariant(
            $"{sample} has {(sample.Label == MnistSample.Unlabeled ? "no label" : FormattableString.Invariant($"the label {sample.Label}"))}. To measure the model, labels must be from {model.LabelOffset} to {model.LabelOffset + model.Categories.Count - 1}.")),
        "SampleLabelInvalid",
        ErrorCategory.InvalidData,
        sample);
}
