using Mnist;

namespace MnistPS.Commands;

/// <summary>Remembers where samples came from, for headings.</summary>
internal sealed class SourceName
{
    private readonly SortedSet<Split> _splits = [];
    private string? _dataset;

    /// <summary>Takes the origin of samples into account; the first dataset names them all.</summary>
    public void Note(string dataset, Split split)
    {
        _dataset ??= dataset;
        _splits.Add(split);
    }

    /// <summary>For example <c>MNIST Train</c>; without the split where both came.</summary>
    public override string ToString() => _splits.Count == 1 ? $"{_dataset} {_splits.Min}".TrimStart() : _dataset ?? "";
}
