using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;
using Mnist;
using Mnist.Datasets;
using Mnist.Learning;

namespace MnistPS.Binding;

/// <summary>Makes samples and predictions again from their properties: after Import-Clixml, jobs, remoting and ConvertFrom-Json.</summary>
/// <remarks>The writer of a <see cref="WriterSample"/> is not restored.</remarks>
public sealed class SampleConverter : PSTypeConverter
{
    /// <summary>The property with the names of all categories, in the order of the labels.</summary>
    public const string CategoryNames = "CategoryNames";

    private const string Deserialized = "Deserialized.";

    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) => TryRestore(sourceValue, out ISampleSource? source) && destinationType?.IsInstanceOfType(source) == true;

    /// <inheritdoc/>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        TryRestore(sourceValue, out ISampleSource? source) ? source : throw new PSInvalidCastException($"'{sourceValue}' has no pixels. Use a sample with all its properties.");

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new PSInvalidCastException($"'{sourceValue}' cannot be converted to {destinationType}. Use its properties.");

    /// <summary>Returns the names of the categories of a sample's dataset, in the order of the labels; empty if they are not known. For the module's type data.</summary>
    public static string[] CategoriesOf(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return [.. sample.GetCategories() ?? []];
    }

    internal static object? Unwrap(object? input) => input is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : input;

    /// <summary>True if PowerShell made the object from a sample, a prediction or a dataset of this module.</summary>
    internal static bool IsDeserialized(object input) => PSObject.AsPSObject(input).TypeNames.Any(name => name.StartsWith($"{Deserialized}{nameof(Mnist)}.", StringComparison.Ordinal));

    /// <summary>Makes a sample, a prediction or a dataset from the properties of an object.</summary>
    internal static bool TryRestore(object input, [NotNullWhen(true)] out ISampleSource? source)
    {
        var item = PSObject.AsPSObject(input);
        source = item.BaseObject as ISampleSource
            ?? (item.TypeNames.Contains(Deserialized + typeof(DatasetInfo).FullName) && TryGet(item, "Name", out string? name) && DatasetStore.Default.TryGet(name, out DatasetInfo? info)
                ? info
                : ToPrediction(item) ?? (ISampleSource?)ToSample(item));
        return source is not null;
    }

    private static Prediction? ToPrediction(PSObject item) =>
        TryGet(item, nameof(Prediction.Predicted), out int predicted)
            && TryGet(item, nameof(Prediction.Category), out string? category)
            && TryGet(item, nameof(Prediction.Probability), out float probability)
            && TryGet(item, nameof(Prediction.Probabilities), out float[]? probabilities)
            && item.Properties[nameof(Prediction.Sample)]?.Value is { } value
            && (value as MnistSample ?? (value as PSObject)?.BaseObject as MnistSample ?? ToSample(PSObject.AsPSObject(value))) is MnistSample sample
            ? new Prediction(TryGet(item, nameof(Prediction.Label), out int label) ? label : null, predicted, category, probability, probabilities, sample)
            : null;

    private static MnistSample? ToSample(PSObject item)
    {
        if (!TryGet(item, nameof(MnistSample.Pixels), out byte[]? pixels)
            || !TryGet(item, nameof(MnistSample.Rows), out int rows)
            || !TryGet(item, nameof(MnistSample.Columns), out int columns)
            || !TryGet(item, nameof(MnistSample.Label), out int label)
            || rows < 1 || columns < 1 || (long)rows * columns != pixels.Length || label is < MnistSample.Unlabeled or > byte.MaxValue)
        {
            return null;
        }

        string dataset = TryGet(item, nameof(MnistSample.Dataset), out string? named) ? named : "";
        Split split = TryGet(item, nameof(MnistSample.Split), out Split given) && Enum.IsDefined(given) ? given : Split.Train;
        int index = TryGet(item, nameof(MnistSample.Index), out int place) && place >= 0 ? place : 0;
        (IReadOnlyList<string>? categories, int first) = FindCategories(item, dataset, label);
        return MnistSample.Create(pixels, label, rows, columns, dataset, split, index, categories, first);
    }

    private static (IReadOnlyList<string>? Categories, int FirstLabel) FindCategories(PSObject item, string dataset, int label)
    {
        bool isKnown = DatasetCatalog.Default.TryGet(dataset, out CatalogEntry? entry);
        if (!TryGet(item, CategoryNames, out string[]? names) || names.Length is 0 or > 256)
        {
            return isKnown ? (entry!.Categories, entry.LabelOffset) : (null, 0);
        }

        // The names do not tell the label of the first one, but the category of the sample does.
        int first = isKnown ? entry!.LabelOffset : 0;
        if (label != MnistSample.Unlabeled && TryGet(item, nameof(MnistSample.Category), out string? category) && Array.IndexOf(names, category) is var place and >= 0)
        {
            first = Math.Max(0, label - place);
        }

        return (names, first);
    }

    private static bool TryGet<T>(PSObject item, string property, [NotNullWhen(true)] out T? value)
    {
        value = default;
        return item.Properties[property]?.Value is { } given && LanguagePrimitives.TryConvertTo(given, out value) && value is not null;
    }
}
