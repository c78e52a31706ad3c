using Mnist.Learning.Layers;
using Mnist.Learning.Networks;

namespace Mnist.Learning;

/// <summary>A layer of a network, for images of one size.</summary>
/// <param name="Name">The word and a number, for example <c>conv1</c>. The tensors of the layer start with it.</param>
/// <param name="Text">The layer as text.</param>
/// <param name="OutputShape">Rows, columns and channels; or the length of a vector.</param>
/// <param name="Parameters">The number of learned weights and biases.</param>
/// <param name="Operations">The multiplications and additions for one image, counted as pairs. Only conv and dense count.</param>
public sealed record NetworkLayer(string Name, string Text, IReadOnlyList<int> OutputShape, int Parameters, long Operations)
{
    internal static IReadOnlyList<NetworkLayer> Of(NetworkText text, Shape input, int categories)
    {
        IReadOnlyList<Layer<float>> layers = text.Connect(input, categories);
        var list = new List<NetworkLayer>();
        bool isVector = false;
        foreach ((Layer<float> layer, Text.Term term) in layers.Zip(text.Layers))
        {
            isVector |= layer is Flatten<float>;
            Shape output = layer.Output;
            int weights = layer is Dense<float> or Convolution<float> ? layer.Parameters[0].Length : 0;
            list.Add(new NetworkLayer(
                layer.Name,
                term.ToString(),
                isVector ? [output.Channels] : [output.Rows, output.Columns, output.Channels],
                layer.Parameters.Where(parameter => parameter.IsLearned).Sum(parameter => parameter.Length),
                (long)weights * output.Rows * output.Columns));
        }

        return list;
    }

    /// <summary>For example <c>conv 20 5: 24 x 24 x 20</c>.</summary>
    public override string ToString() => $"{Text}: {string.Join(" x ", OutputShape)}";
}
