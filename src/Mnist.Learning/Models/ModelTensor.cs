namespace Mnist.Learning;

/// <summary>A tensor of a model, with its name.</summary>
/// <param name="Name">The name, for example <c>conv1.weight</c>.</param>
/// <param name="Shape">Dense: inputs, outputs. Convolution: rows, columns, input channels, output channels. Others: channels or outputs.</param>
/// <param name="Values">The numbers. The last dimension changes fastest.</param>
public sealed record ModelTensor(string Name, IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values);
