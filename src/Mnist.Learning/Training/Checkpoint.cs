using System.Globalization;
using Mnist.IO;
using Mnist.Learning.Kernels;
using Mnist.Learning.Models;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Training;

/// <summary>The state of a training run on disk: a model file with the state of the optimizer and the number of the next batch.</summary>
/// <remarks>Order, dropout and augmentation depend only on seed and batch number, so no other state is needed.</remarks>
internal static class Checkpoint
{
    private const string Iteration = "iteration";
    private const string Training = "training";

    public static void Save(
        string path,
        TrainingPlan plan,
        SampleSet train,
        long iterations,
        long iteration,
        MnistModel model,
        IReadOnlyList<(string Name, Block<float> Values)> state)
    {
        var metadata = new Dictionary<string, string>
        {
            [Iteration] = ModelFile.Text(iteration),
            [Training] = Describe(plan, train, iterations),
        };
        using var file = new PendingFile(path);
        ModelFile.Write(
            file.Stream,
            model,
            metadata,
            [.. state.Select(state => new ModelTensor($"optimizer.{state.Name}", [state.Values.Length], state.Values.Span.ToArray()))]);
        file.Commit(isDurable: true); // it can contain hours of training
    }

    /// <summary>Restores the state of a training run.</summary>
    /// <returns>The number of the next batch.</returns>
    /// <exception cref="DatasetFormatException">The file is damaged, or of another training run.</exception>
    public static long Load(
        string path, TrainingPlan plan, SampleSet train, long iterations, Network<float> network, IReadOnlyList<(string Name, Block<float> Values)> state)
    {
        using FileStream file = File.OpenRead(path);
        (MnistModel model, Dictionary<string, string> metadata, Dictionary<string, ModelTensor> tensors) = ModelFile.Read(file, path);
        string expected = Describe(plan, train, iterations);
        string actual = metadata.GetValueOrDefault(Training, "no training");
        if (actual != expected)
        {
            throw Safetensors.Invalid(
                path, $"a checkpoint of [{expected}]", $"[{actual}]", offset: null, hint: "Use the same options as before, or name a new file.");
        }

        string text = metadata.GetValueOrDefault(Iteration, "nothing");
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long iteration))
        {
            throw Safetensors.Invalid(path, "a whole number as iteration in the metadata", $"'{text}'");
        }

        foreach ((Parameter<float> parameter, ModelTensor tensor) in network.Parameters.Zip(model.Tensors))
        {
            tensor.Values.Span.CopyTo(parameter.ValueSpan);
        }

        foreach ((string name, Block<float> values) in state)
        {
            if (!tensors.TryGetValue($"optimizer.{name}", out ModelTensor? tensor) || tensor.Values.Length != values.Length)
            {
                throw Safetensors.Invalid(
                    path, FormattableString.Invariant($"'optimizer.{name}' of {values.Length} numbers"), FormattableString.Invariant($"{tensor?.Values.Length ?? 0}"));
            }

            tensor.Values.Span.CopyTo(values.Span);
        }

        return iteration;
    }

    // All that must be equal to get the same weights. The length only if the learning rate depends on it.
    private static string Describe(TrainingPlan plan, SampleSet train, long iterations)
    {
        Recipe recipe = plan.Recipe;
        PixelPreparation pixels = recipe.Preparation;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{recipe}, {train.Dataset} {train.Split} {train.Count}, seed {plan.Options.Seed}, batch {recipe.BatchSize}, rate {recipe.LearningRate} {recipe.RatePolicy}, "
            + $"{recipe.Optimizer} {recipe.Momentum}{(recipe.Nesterov ? " Nesterov" : "")}, penalties {recipe.WeightDecay} {recipe.L1} {recipe.L2}, bias {recipe.BiasRate}, "
            + $"smoothing {recipe.LabelSmoothing}, averaging {recipe.Averaging}, {recipe.Initialization}, pixels {pixels.Factor} {pixels.Standardize} {pixels.Border}, "
            + $"{(recipe.Shuffle ? "shuffled" : "in order")}, {recipe.Augmentation?.ToString() ?? "no augmentation"}, network {recipe.Network}"
            + $"{(recipe.RatePolicy is RatePolicy.OneCycle ? string.Create(CultureInfo.InvariantCulture, $", {iterations} batches") : "")}");
    }
}
