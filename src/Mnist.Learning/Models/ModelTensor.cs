namespace Mnist.Learning;

/// <summary>Named numbers of a model.</summary>
/// <param name="Name">For example <c>conv1.weight</c>.</param>
/// <param name="Shape">Dense: inputs, outputs. Convolution: rows, columns, channels in, channels out. Others: channels or outputs.</param>
/// <param name="Values">In the order of the shape, the last one changing fastest.</param>
public sealed record ModelTensor(string Name, IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values);
