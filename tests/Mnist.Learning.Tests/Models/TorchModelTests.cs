using System.Globalization;
using System.Reflection;
using Mnist.Tests.Support;

namespace Mnist.Learning.Tests.Models;

/// <summary>PyTorch answers as the model does, with a network that the Python of samples/TorchModel builds from the file alone.</summary>
public sealed class TorchModelTests : IDisposable
{
    private const string Answer = """
        import sys
        sys.path.insert(0, sys.argv[1])
        import torch, torch_model
        network, metadata = torch_model.load(sys.argv[2])
        with open(sys.argv[3], "rb") as file:
            images = torch.frombuffer(bytearray(file.read()), dtype=torch.uint8)
        images = images.reshape(-1, 1, int(metadata["rows"]), int(metadata["columns"])).float()
        with torch.no_grad():
            for row in torch.softmax(network(images), 1):
                print(*row.tolist())
        """;

    private static readonly string s_root = typeof(TorchModelTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private readonly string _folder = Directory.CreateTempSubdirectory("mnist-torch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_network_of_ones_own_is_read_back()
    {
        SampleSet test = MnistDataset.Open().Test;
        Check(OwnNetwork.Model.Value, test.Take(1000));
        Assert.InRange(OwnNetwork.Model.Value.Evaluate(test).Accuracy, 0.9, 1); // it learned
    }

    // All kinds of layers, with their arguments in every way of writing.
    [Theory]
    [InlineData("conv 6 4 same | batchnorm | relu | pool 3 stride=2 padding=1 | conv 7 3 | tanh | pool 2 stride=1 | batchnorm | flatten | dense 24 | sigmoid | dropout 0.3 | dense", 2)]
    [InlineData("Conv channels=5 size=3 padding=Same|RELU|pool size=2|conv 4 3 VALID | Flatten | dense outputs=9 | batchnorm | relu | dropout rate=0.5 | dense 10", 0)]
    [InlineData("flatten | batchnorm | flatten | dense 12 | tanh | batchnorm | dense 7 | sigmoid | dense", 1)]
    [InlineData("pool 3 3 1 | conv 2 6 same | pool 4 1 2 | conv 3 1 | flatten | dense", 0)]
    public void Every_layer_answers_the_same(string network, int border)
    {
        var recipe = new Recipe { Network = network, Iterations = 30, Preparation = new PixelPreparation { Standardize = border > 0, Border = border } };
        MnistDataset mnist = MnistDataset.Open();
        Check(recipe.Train(mnist.Train.Take(2000), null, null).Model, mnist.Test.Take(300));
    }

    [Theory]
    [InlineData("CaffeLeNet")]
    [InlineData("TorchConvNet")]
    [InlineData("Best")]
    public void Recipes_answer_the_same(string recipe) => Check(SomeModels.Get(recipe), MnistDataset.Open().Test.Take(100));

    [Fact]
    public void The_page_shows_the_whole_reader()
    {
        string reader = File.ReadAllText(Path.Combine(s_root, "samples", "TorchModel", "torch_model.py")).ReplaceLineEndings("\n");
        Assert.Contains($"```python\n{reader[reader.IndexOf("import json", StringComparison.Ordinal)..]}```", File.ReadAllText(Path.Combine(s_root, "docs", "learning.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private void Check(MnistModel model, SampleSet samples)
    {
        string path = Path.Combine(_folder, "own.safetensors"), images = Path.Combine(_folder, "images.bin");
        model.Save(path);
        File.WriteAllBytes(images, samples.ToArray<byte>());
        string[] lines = Outside.Python("torch", "python3-torch", Answer, Path.Combine(s_root, "samples", "TorchModel"), path, images).Split('\n');
        Assert.Equal(samples.Count, lines.Length);
        double largest = 0;
        foreach ((Prediction ours, string line) in model.Predict(samples).Zip(lines))
        {
            double[] theirs = [.. line.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            Assert.Equal(ours.Predicted, Array.IndexOf(theirs, theirs.Max()));
            largest = Math.Max(largest, ours.Probabilities.Zip(theirs, (a, b) => Math.Abs(a - b)).Max());
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{model.Network}: largest difference {largest:0.0e0} in {samples.Count} images");
        Assert.InRange(largest, 0, 1e-5);
    }
}
