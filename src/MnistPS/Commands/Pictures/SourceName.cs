using Mnist;

namespace MnistPS.Commands;

/// <summary>The origin of samples, for headings.</summary>
internal sealed class SourceName
{
    private readonly SortedSet<Split> _splits = [];
    private string? _dataset;

    /// <summary>Adds the origin of samples. The name is that of the first dataset.</summary>
    public void Note(string dataset, Split split)
    {
        _dataset ??= dataset;
        _splits.Add(split);
    }

    /// <summary>For example <c>MNIST Train</c>; without the split if there are samples of both.</summary>
    public override string ToString() => _splits.Count == 1 ? $"{_dataset} {_splits.Min}".TrimStart() : _dataset ?? "";
}
