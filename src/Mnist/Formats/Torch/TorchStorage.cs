namespace Mnist;

/// <summary>Elements in a .t7 file.</summary>
/// <param name="ElementType">What they are.</param>
/// <param name="Count">How many.</param>
/// <param name="Offset">Where the first is.</param>
internal sealed record TorchStorage(TorchElementType ElementType, long Count, long Offset);
