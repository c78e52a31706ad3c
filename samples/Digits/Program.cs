// Counts the digits of MNIST. Arguments: a file for the test samples (.csv, .npz, ...), and a model that reads them (.safetensors).
//
//     dotnet publish samples/Digits --output output/digits     compiles it to native code
//     output/digits/Digits test.csv model.safetensors
using Mnist;
using Mnist.Learning;
using Mnist.Statistics;

if (args.Length > 2)
{
    Console.Error.WriteLine("Usage: Digits [test.csv [model.safetensors]]");
    return 2;
}

try
{
    using MnistDataset mnist = MnistDataset.Open();
    Console.WriteLine("Label  Training  Testing  Total");
    foreach (CategoryCount count in mnist.CountCategories())
    {
        Console.WriteLine($"{count.Label,5}{count.Training,10}{count.Testing,9}{count.Total,7}");
    }

    foreach (PixelStatistics pixels in mnist.GetSampleSets().Select(samples => samples.MeasurePixels()))
    {
        Console.WriteLine($"{pixels.Split}: {pixels.Count} images, mean {pixels.Mean:0.0000}, standard deviation {pixels.StandardDeviation:0.0000}");
    }

    if (args.Length > 0)
    {
        mnist.Test.Export(args[0]);
        Console.WriteLine($"{args[0]}: {new FileInfo(args[0]).Length} bytes");
    }

    if (args.Length > 1)
    {
        MnistModel model = MnistModel.Load(args[1]);
        Console.WriteLine($"{model}: {string.Join(' ', model.Predict(mnist.Test.Take(10)).Select(prediction => prediction.Predicted))} ...");
        Console.WriteLine(model.Evaluate(mnist.Test));
    }

    return 0;
}
catch (Exception exception) when (exception is IOException or FormatException or ArgumentException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
