namespace Mnist;

/// <summary>A view on a storage of a .t7 file; its elements lie one after another.</summary>
/// <param name="Sizes">The sizes; none for a tensor without elements.</param>
/// <param name="First">The place of its first element in the storage, from 0.</param>
/// <param name="Storage">The elements; null for a tensor without.</param>
/// <param name="Offset">Where the tensor stands in the file.</param>
internal sealed record TorchTensor(long[] Sizes, long First, TorchStorage? Storage, long Offset)
{
    /// <summary>For example <c>60000 x 1 x 32 x 32</c>.</summary>
    public string Shape => Sizes.Length == 0 ? "no elements" : string.Join(" x ", Sizes.Select(size => FormattableString.Invariant($"{size}")));
}
