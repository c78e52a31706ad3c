using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Mnist.Tests.Support;

namespace Mnist.Learning.Tests.Models;

/// <summary>Exported models answer in ONNX Runtime and in OpenCV as they do here.</summary>
public sealed class OnnxTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mnist-onnx-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", InputRange.Bytes)]
    [InlineData("", InputRange.Unit)]
    [InlineData("TensorFlowBeginners", InputRange.Bytes)]
    [InlineData("TensorFlowExperts", InputRange.Bytes)]
    [InlineData("CaffeLeNet", InputRange.Bytes)]
    [InlineData("CaffeLeNet", InputRange.Unit)]
    [InlineData("TorchConvNet", InputRange.Bytes)]
    [InlineData("TorchConvNet", InputRange.Unit)]
    [InlineData("TorchMlp", InputRange.Bytes)]
    [InlineData("TorchLinear", InputRange.Bytes)]
    [InlineData("Fast99", InputRange.Bytes)]
    [InlineData("Best", InputRange.Bytes)]
    [InlineData("Best", InputRange.Unit)]
    public void Answers_are_the_same(string recipe, InputRange range)
    {
        MnistModel model = recipe.Length == 0 ? OwnNetwork.Model.Value : SomeModels.Get(recipe);
        string path = Path.Combine(_folder, "model.onnx");
        model.Save(path, new ModelSaveOptions { InputRange = range });
        SampleSet some = MnistDataset.Open().Test.Take(20);
        float[] pixels = range == InputRange.Bytes ? some.ToArray<float>() : [.. some.ToArray<float>().Select(pixel => pixel / 255)];
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

        Assert.Equal((model.Recipe, model.Network), (session.ModelMetadata.CustomMetadataMap["recipe"], session.ModelMetadata.CustomMetadataMap["network"]));
        string expected = range == InputRange.Bytes ? "0 to 255" : "0 to 1";
        Assert.Equal(expected, session.ModelMetadata.CustomMetadataMap["input_range"]);
        Assert.Contains($"from {expected.Replace(" to", " (background) to", StringComparison.Ordinal)} (ink)", session.ModelMetadata.Description, StringComparison.Ordinal);
        Assert.Equal(session.ModelMetadata.Description, session.ModelMetadata.GraphDescription);
    }

    [Theory]
    [InlineData(InputRange.Bytes, "0 to 255")]
    [InlineData(InputRange.Unit, "0 to 1")]
    public void The_sample_program_measures_the_same_accuracy(InputRange range, string said)
    {
        MnistModel model = SomeModels.Get("CaffeLeNet");
        string path = Path.Combine(_folder, "model.onnx");
        model.Save(path, new ModelSaveOptions { InputRange = range });
        MnistDataset mnist = MnistDataset.Open();
        int right = model.Predict(mnist.Test).Count(prediction => prediction.IsCorrect == true);
        (int exitCode, string output, string error) = RunSample(path);
        Assert.Equal((0, ""), (exitCode, error));
        string[] lines = output.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal($"CaffeLeNet expects pixels from {said}.", lines[0]);

        // Two categories of nearly the same probability may change places.
        int theirs = int.Parse(lines[1].Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(theirs, right - 2, right + 2);
        Assert.Equal($"{theirs} of 10000 right: {(theirs / 100.0).ToString("0.00", CultureInfo.InvariantCulture)} %", lines[1]);
    }

    [Fact]
    public void The_sample_program_refuses_what_is_no_model_of_ours()
    {
        string path = Path.Combine(_folder, "text.onnx");
        File.WriteAllText(path, "text");
        (int exitCode, string output, string error) = RunSample(path);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("text.onnx", error, StringComparison.Ordinal);
        Assert.Equal(2, RunSample().ExitCode);
    }

    private static (int ExitCode, string Output, string Error) RunSample(params string[] arguments) =>
        Outside.TryRun(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "OnnxModel.dll"), .. arguments])!.Value;

    [Theory]
    [InlineData("TensorFlowBeginners")]
    [InlineData("TensorFlowExperts")]
    [InlineData("CaffeLeNet")]
    [InlineData("TorchConvNet")]
    [InlineData("TorchMlp")]
    [InlineData("TorchLinear")]
    [InlineData("Fast99")]
    [InlineData("Best")]
    public void OpenCV_gets_the_same_answers(string recipe)
    {
        MnistModel model = SomeModels.Get(recipe);
        string path = Path.Combine(_folder, "model.onnx");
        model.Save(path);
        SampleSet some = MnistDataset.Open().Test.Take(20);
        string images = Path.Combine(_folder, "images.bin");
        File.WriteAllBytes(images, some.ToArray<byte>());
        string[] lines = Outside.Python("cv2", "python3-opencv", """
            import sys, cv2, numpy
            network = cv2.dnn.readNetFromONNX(sys.argv[1])
            images = numpy.fromfile(sys.argv[2], dtype=numpy.uint8).reshape(-1, 1, 28, 28).astype(numpy.float32)
            for image in images:
                network.setInput(image[None])
                print(*network.forward().ravel())
            """, path, images).Split('\n');
        Assert.Equal(20, lines.Length);
        foreach ((Prediction ours, string line) in model.Predict(some).Zip(lines))
        {
            Assert.Equal(line.Split(' ').Select(text => float.Parse(text, CultureInfo.InvariantCulture)), ours.Probabilities, (a, b) => Math.Abs(a - b) <= 1e-4);
        }
    }
}
