using System.Diagnostics;
using Mnist.Learning.Kernels;
using Mnist.Learning.Models;
using Mnist.Learning.Networks;
using Mnist.Learning.Optimizers;

namespace Mnist.Learning.Training;

/// <summary>Runs one training run from the first to the last batch.</summary>
internal sealed class Trainer : IDisposable
{
    private readonly TrainingPlan _plan;
    private readonly SampleSet _train;
    private readonly SampleSet? _validation;
    private readonly Workers _workers;
    private readonly Network<float> _network;
    private readonly Optimizer<float> _optimizer;
    private readonly WeightAverage? _average;
    private readonly FittedPreparation _preparation;
    private readonly Feeder _feeder;
    private readonly Predictor _predictor;
    private readonly int[] _classes;
    private readonly Stopwatch _training = new();
    private readonly Stopwatch _total = Stopwatch.StartNew();
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly Func<double> _evaluate;
    private readonly (Parameter<float> Parameter, float[] Values)[] _measured;
    private readonly CancellationToken _cancellation;
    private readonly Checkpoint? _checkpoint;
    private long _trained;
    private int _correct;

    public Trainer(TrainingPlan plan, SampleSet train, SampleSet? validation, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        _plan = plan;
        _train = train;
        _validation = validation;
        _progress = progress;
        _cancellation = cancellationToken;
        Iterations = plan.IterationsFor(train.Count);
        Recipe recipe = plan.Recipe;
        int border = 2 * recipe.Preparation.Border;
        var input = new Shape(train.Rows + border, train.Columns + border, 1);
        int batch = plan.CheckSize(input, train.Categories.Count);
        _checkpoint = plan.Options.Checkpoint is { } path ? new Checkpoint(path, plan, train, Iterations) : null;
        _preparation = FittedPreparation.Of(recipe.Preparation, train);
        long seed = plan.Options.Seed;
        _workers = new Workers(plan.Options.Threads);
        _network = new Network<float>(input, plan.CreateLayers(train.Categories.Count), batch, _workers, isTrained: true);
        _network.Initialize(seed);
        _network.Pass.Seed = seed;
        _optimizer = plan.CreateOptimizer(_network);
        _average = recipe.Averaging > 0 ? new WeightAverage(_network, recipe.Averaging) : null;
        _feeder = new Feeder(train, _preparation, _network, recipe.BatchSize, recipe.Shuffle, recipe.Augmentation, seed);
        _predictor = new Predictor(_network, _preparation, train.Categories, train.FirstLabel);
        _classes = new int[batch];
        _measured = [.. _network.Parameters.Where(parameter => !parameter.IsLearned).Select(parameter => (parameter, new float[parameter.Length]))];
        _evaluate = Evaluate;
    }

    public long Iterations { get; }

    public long Iteration { get; private set; }

    public double SamplesPerSecond => _training.Elapsed > TimeSpan.Zero ? _trained / _training.Elapsed.TotalSeconds : 0;

    public TimeSpan Elapsed => _total.Elapsed;

    // What a run needs to continue, besides the weights of the model.
    private IReadOnlyList<(string Name, Block<float> Values)> State =>
        _average is null ? _optimizer.State : [.. _optimizer.State, ("weights", _average.Other)];

    public MnistModel ToModel() => MnistModel.From(_plan.Recipe, _network, _preparation, _train);

    public void Dispose() => _workers.Dispose();

    /// <summary>Trains until the last batch, or until the run is canceled.</summary>
    /// <returns>True if all batches are done.</returns>
    public bool Run()
    {
        if (_checkpoint?.Load(_network, State) is long iteration)
        {
            Iteration = iteration;
            _average?.Swap();
            _progress?.Report(new TrainingProgress(Iteration, Iterations, Record: null) { IsResumed = true });
        }

        var recent = new RecentBatches();
        while (Iteration < Iterations && !_cancellation.IsCancellationRequested)
        {
            _training.Start();
            bool isDone = TryStep(recent);
            _training.Stop();
            if (!isDone)
            {
                break;
            }

            bool isRecordDue = IsRecordDue();
            if (isRecordDue)
            {
                SaveCheckpoint();
            }

            _progress?.Report(MakeReport(recent, isRecordDue));
            if (isRecordDue)
            {
                recent.Restart(_training.Elapsed);
            }
        }

        // One that has more batches already stays as it is.
        if (Iteration <= Iterations)
        {
            SaveCheckpoint();
        }

        _average?.Swap(); // the model has the average
        return Iteration >= Iterations;
    }

    /// <summary>Tests the network; returns null if canceled.</summary>
    public ConfusionMatrix? Test(SampleSet samples)
    {
        var matrix = new ConfusionMatrix(_train.Categories) { Name = $"{_plan.Recipe} on {samples.Dataset} {samples.Split}" };
        try
        {
            matrix.Add(_predictor.Predict(samples, _cancellation), _train.FirstLabel);
            return matrix;
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Trains on one batch.</summary>
    /// <returns>False if it was canceled. The batch then has no effect.</returns>
    private bool TryStep(RecentBatches recent)
    {
        foreach ((Parameter<float> parameter, float[] values) in _measured)
        {
            parameter.ValueSpan.CopyTo(values);
        }

        try
        {
            double rate = _plan.Recipe.RatePolicy.At(_plan.Recipe.LearningRate, Iteration, Iterations);
            _network.Pass.Iteration = Iteration;
            _feeder.Next(Iteration, _cancellation).CopyTo(_classes);
            _correct = -1;
            double loss = _optimizer.Step(Iteration, rate, _evaluate);
            _average?.Add(Iteration);
            Iteration++;
            _trained += _plan.Recipe.BatchSize;
            recent.Add(loss, _correct, _plan.Recipe.BatchSize);
            return true;
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            // Learned parameters only change at the end of a step. Measured ones have changed already.
            foreach ((Parameter<float> parameter, float[] values) in _measured)
            {
                values.CopyTo(parameter.ValueSpan);
            }

            return false;
        }
    }

    private double Evaluate()
    {
        // Passes can be canceled, updates cannot.
        double loss = _network.Learn(_classes.AsSpan(0, _plan.Recipe.BatchSize), out int correct, _plan.Recipe.LabelSmoothing, _cancellation);

        // Optimizers that evaluate several times count the first result, before the step.
        _correct = _correct < 0 ? correct : _correct;
        return loss;
    }

    private bool IsRecordDue()
    {
        int interval = _plan.Options.Interval;
        long before = (Iteration - 1) * _plan.Recipe.BatchSize / _train.Count;
        return Iteration == Iterations || (interval > 0 ? Iteration % interval == 0 : Iteration * _plan.Recipe.BatchSize / _train.Count > before);
    }

    private void SaveCheckpoint()
    {
        if (_checkpoint is not null)
        {
            _average?.Swap();
            _checkpoint.Save(Iteration, ToModel(), State);
            _average?.Swap();
        }
    }

    private TrainingProgress MakeReport(RecentBatches recent, bool isRecordDue) => new(Iteration, Iterations, isRecordDue ? MakeRecord(recent) : null)
    {
        Loss = recent.Loss,
        TrainAccuracy = recent.Accuracy,
        SamplesPerSecond = recent.SamplesPerSecond(_training.Elapsed),
        Remaining = TrainingProgress.Time(_training.Elapsed.TotalSeconds * (Iterations - Iteration) * _plan.Recipe.BatchSize / _trained),
    };

    private TrainingRecord MakeRecord(RecentBatches recent)
    {
        _average?.Swap();
        double? validation = _validation is null ? null : Test(_validation)?.Accuracy;
        _average?.Swap();
        int epoch = (int)(Iteration * _plan.Recipe.BatchSize / _train.Count);
        double speed = recent.SamplesPerSecond(_training.Elapsed);
        return new TrainingRecord(_plan.Recipe.Name, epoch, Iteration, recent.Loss, recent.Accuracy, validation, speed, _total.Elapsed)
        {
            Iterations = Iterations,
        };
    }
}
