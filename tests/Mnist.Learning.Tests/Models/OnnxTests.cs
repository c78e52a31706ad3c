using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Mnist.Learning.Tests.Models;

/// <summary>Exported models answer in ONNX Runtime as they do here.</summary>
public sealed class OnnxTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mnist-onnx-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("TensorFlowBeginners")]
    [InlineData("TensorFlowExperts")]
    [InlineData("CaffeLeNet")]
    [InlineData("TorchConvNet")]
    [InlineData("TorchMlp")]
    [InlineData("TorchLinear")]
    [InlineData("Best")]
    public void Answers_are_the_same(string recipe)
    {
        MnistModel model = SomeModels.Get(recipe);
        string path = Path.Combine(_folder, "model.onnx");
        model.Save(path);
        SampleSet some = MnistDataset.Open().Test.Take(20);
        float[] pixels = [.. some.SelectMany(sample => sample.Pixels).Select(pixel => (float)pixel)];
        var images = new DenseTensor<float>(pixels, new[] { 20, 1, 28, 28 });
        using var session = new InferenceSession(path);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([NamedOnnxValue.CreateFromTensor("image", images)]);
        Assert.Equal("probabilities", results[0].Name);
        Tensor<float> theirs = results[0].AsTensor<float>();
        int i = 0;
        foreach (Prediction ours in model.Predict(some))
        {
            for (int category = 0; category < 10; category++)
            {
                Assert.Equal(theirs[i, category], ours.Probabilities[category], 1e-4);
            }

            i++;
        }

        Assert.Equal(recipe, session.ModelMetadata.CustomMetadataMap["recipe"]);
    }
}
