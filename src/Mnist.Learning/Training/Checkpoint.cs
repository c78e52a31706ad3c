using System.Globalization;
using System.Security.Cryptography;
using Mnist.IO;
using Mnist.Learning.Kernels;
using Mnist.Learning.Models;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Training;

/// <summary>The state of a training run on disk: a model file with the state of the optimizer and the number of the next batch.</summary>
/// <remarks>Order, dropout and augmentation depend only on seed and batch number, so no other state is needed.</remarks>
internal sealed class Checkpoint
{
    private const string Iteration = "iteration";
    private const string Training = "training";

    private readonly string _path;
    private readonly string[] _training;
    private DateTime? _written;

    /// <param name="path">The file, which does not have to exist.</param>
    /// <param name="plan">The training run.</param>
    /// <param name="train">Its samples.</param>
    /// <param name="iterations">The number of its batches.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public Checkpoint(string path, TrainingPlan plan, SampleSet train, long iterations)
    {
        _path = path;
        _training = [.. Describe(plan, train, iterations).Select(part => part.ReplaceLineEndings(" "))]; // a line of the file each

        // A path that cannot be written fails now, and not after an hour.
        using var trial = new PendingFile(path);
    }

    /// <summary>Writes the state, completely or not at all. A run that has diverged leaves the last good state.</summary>
    /// <exception cref="IOException">The file cannot be written, or another run has written it.</exception>
    public void Save(long iteration, MnistModel model, IReadOnlyList<(string Name, Block<float> Values)> state)
    {
        if (!model.IsFinite)
        {
            return;
        }

        if (File.Exists(_path) && File.GetLastWriteTimeUtc(_path) != _written)
        {
            throw new IOException($"Another program has written '{_path}' in the meantime. Use a checkpoint of its own for each training run.");
        }

        var metadata = new Dictionary<string, string>
        {
            [Iteration] = ModelFile.Text(iteration),
            [Training] = string.Join('\n', _training),
        };
        using (var file = new PendingFile(_path))
        {
            ModelFile.Write(
                file.Stream,
                model,
                metadata,
                [.. state.Select(state => new ModelTensor($"optimizer.{state.Name}", [state.Values.Length], state.Values.Span.ToArray()))]);
            file.Commit(isDurable: true); // it can contain hours of training
        }

        _written = File.GetLastWriteTimeUtc(_path);
    }

    /// <summary>Restores the state of a training run.</summary>
    /// <returns>The number of the next batch; null if there is no file.</returns>
    /// <exception cref="DatasetFormatException">The file is damaged, or of another training run.</exception>
    public long? Load(Network<float> network, IReadOnlyList<(string Name, Block<float> Values)> state)
    {
        if (!File.Exists(_path))
        {
            return null;
        }

        using FileStream file = File.OpenRead(_path);
        (MnistModel model, Dictionary<string, string> metadata, Dictionary<string, ModelTensor> tensors) = ModelFile.Read(file, _path);
        CheckTraining(metadata.GetValueOrDefault(Training, ""));
        string text = metadata.GetValueOrDefault(Iteration, "nothing");
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long iteration))
        {
            throw Safetensors.Invalid(_path, "a whole number as iteration in the metadata", $"'{text}'");
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
                    _path, FormattableString.Invariant($"'optimizer.{name}' of {values.Length} numbers"), FormattableString.Invariant($"{tensor?.Values.Length ?? 0}"));
            }

            tensor.Values.Span.CopyTo(values.Span);
        }

        _written = File.GetLastWriteTimeUtc(_path);
        return iteration;
    }

    // The message has only what differs.
    private void CheckTraining(string text)
    {
        if (text.Length == 0)
        {
            throw Safetensors.Invalid(_path, "a checkpoint", "a model without the state of a training run", offset: null, hint: "Use another name for the checkpoint.");
        }

        string[] found = text.Split('\n');
        if (!found.SequenceEqual(_training))
        {
            throw Safetensors.Invalid(
                _path,
                $"a checkpoint of a training run with [{string.Join(", ", _training.Except(found))}]",
                $"[{string.Join(", ", found.Except(_training))}]",
                offset: null,
                hint: "Use the same samples and options as before, or name a new file.");
        }
    }

    // All that must be equal to get the same weights. The length only if the learning rate depends on it.
    private static IEnumerable<string> Describe(TrainingPlan plan, SampleSet train, long iterations)
    {
        Recipe recipe = plan.Recipe;
        PixelPreparation pixels = recipe.Preparation;
        FormattableString[] parts =
        [
            $"recipe {recipe}",
            $"network {recipe.Network}",
            $"{train.Count} samples of {train.Dataset} {train.Split}",
            $"images {train.Rows} x {train.Columns}, SHA-256 {Digest(train)}",
            $"{train.Categories.Count} categories from label {train.FirstLabel}",
            $"seed {plan.Options.Seed}",
            $"batch size {recipe.BatchSize}",
            $"learning rate {recipe.LearningRate} {recipe.RatePolicy}{(recipe.RatePolicy is RatePolicy.OneCycle ? FormattableString.Invariant($" over {iterations} batches") : "")}",
            $"optimizer {recipe.Optimizer}, momentum {recipe.Momentum}{(recipe.Nesterov ? " (Nesterov)" : "")}",
            $"weight decay {recipe.WeightDecay}, L1 {recipe.L1}, L2 {recipe.L2}",
            $"bias rate {recipe.BiasRate}",
            $"label smoothing {recipe.LabelSmoothing}",
            $"averaging {recipe.Averaging}",
            $"initialization {recipe.Initialization}",
            $"pixel factor {pixels.Factor}, standardize {pixels.Standardize}, border {pixels.Border}",
            $"shuffle {recipe.Shuffle}",
            $"augmentation {recipe.Augmentation?.ToString() ?? "none"}",
        ];
        return parts.Select(FormattableString.Invariant);
    }

    private static string Digest(SampleSet train)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var images = new ImageHold(train);
        for (int i = 0; i < train.Count; i++)
        {
            hash.AppendData(images[i]);
            hash.AppendData([(byte)train.LabelAt(i)]);
        }

        return Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
