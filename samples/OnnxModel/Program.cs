// Measures an exported model with ONNX Runtime, as any program can that knows nothing of Mnist.Learning.
//
//     Invoke-MnistTraining CaffeLeNet -Iterations 300 | Export-MnistModel lenet.onnx       in PowerShell
//     dotnet run --project samples/OnnxModel lenet.onnx
using Microsoft.ML.OnnxRuntime;
using Mnist;

const int BatchSize = 500;
if (args.Length != 1)
{
    Console.Error.WriteLine("Usage: OnnxModel model.onnx");
    return 2;
}

try
{
    using var session = new InferenceSession(args[0]);
    using MnistDataset mnist = MnistDataset.Open();

    // The model says which pixels it expects: bytes as they are, or from 0 to 1.
    Dictionary<string, string> metadata = session.ModelMetadata.CustomMetadataMap;
    string range = metadata.GetValueOrDefault("input_range", "");
    float divisor = range switch
    {
        "0 to 255" => 1,
        "0 to 1" => 255,
        _ => throw new FormatException($"The input range of '{args[0]}' is '{range}', not '0 to 255' or '0 to 1'. Use a model from Export-MnistModel."),
    };
    Console.WriteLine($"{metadata["recipe"]} expects pixels from {range}.");

    int right = 0;
    for (int start = 0; start < mnist.Test.Count; start += BatchSize)
    {
        SampleSet batch = mnist.Test.Skip(start).Take(BatchSize);
        float[] pixels = [.. batch.ToArray<float>().Select(pixel => pixel / divisor)];

        // Batch, channel, row, column. The answer has a probability for each category.
        using OrtValue images = OrtValue.CreateTensorValueFromMemory(pixels, [batch.Count, 1, batch.Rows, batch.Columns]);
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> answers = session.Run(options, session.InputNames, [images], session.OutputNames);
        float[][] probabilities = [.. answers[0].GetTensorDataAsSpan<float>().ToArray().Chunk(mnist.Categories.Count)];
        right += batch.Zip(probabilities).Count(pair => Array.IndexOf(pair.Second, pair.Second.Max()) == pair.First.Label);
    }

    Console.WriteLine(FormattableString.Invariant($"{right} of {mnist.Test.Count} right: {100.0 * right / mnist.Test.Count:0.00} %"));
    return 0;
}
catch (Exception exception) when (exception is IOException or FormatException or OnnxRuntimeException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
