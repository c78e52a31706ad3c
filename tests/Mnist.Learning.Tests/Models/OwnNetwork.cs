namespace Mnist.Learning.Tests.Models;

/// <summary>A network of one's own in one line, with the layers that people use.</summary>
internal static class OwnNetwork
{
    public const string Text = "conv 8 3 same | batchnorm | relu | pool 2 | dropout 0.1 | conv 16 3 | relu | pool 2 | flatten | dense 64 | relu | dropout 0.5 | dense";

    public static readonly Lazy<MnistModel> Model = new(() => new Recipe { Network = Text, Iterations = 300 }.Train(MnistDataset.Open()).Model);
}
