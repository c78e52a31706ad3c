using System.Diagnostics;
using Mnist.Learning.Kernels;
using Mnist.Learning.Losses;
using Mnist.Learning.Networks;
using Mnist.Learning.Optimizers;

namespace Mnist.Learning.Training;

/// <summary>Runs one training run from the first to the last batch.</summary>
internal sealed class Trainer : IDisposable
{
    // The number of samples in a batch of the test.
    private const int TestBatch = 64;

    private readonly TrainingPlan _plan;
    private readonly SampleSet _train;
    private readonly SampleSet? _validation;
    private readonly Workers _workers;
    private readonly Network<float> _network;
    private readonly Optimizer<float> _optimizer;
    private readonly PixelPreparation _preparation;
    private readonly Feeder _feeder;
    private readonly int[] _classes;
    private readonly Stopwatch _training = new();
    private readonly Stopwatch _total = Stopwatch.StartNew();
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly Func<double> _evaluate;
    private readonly (Parameter<float> Parameter, float[] Values)[] _measured;
    private readonly CancellationToken _cancellation;
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
        _preparation = plan.Recipe.Prepare(train);
        int border = 2 * _preparation.Border;
        var input = new Shape(train.Rows + border, train.Columns + border, 1);
        int batch = Math.Max(plan.BatchSize, TestBatch);
        plan.CheckMemory(input, train.Categories.Count, border);
        _workers = new Workers(plan.Options.Threads);
        _network = new Network<float>(input, plan.Recipe.CreateLayers<float>(train.Categories.Count), batch, _workers, isTrained: true);
        _network.Initialize(plan.Seed);
        _network.Pass.Seed = plan.Seed;
        _optimizer = plan.CreateOptimizer(_network);
        _feeder = new Feeder(train, _preparation, _network, plan.BatchSize, plan.Recipe.Shuffles, plan.Recipe.Augmentation, plan.Seed);
        _classes = new int[batch];
        _measured = [.. _network.Parameters.Where(parameter => !parameter.IsLearned).Select(parameter => (parameter, new float[parameter.Length]))];
        _evaluate = Evaluate;
    }

    public long Iterations { get; }

    public long Iteration { get; private set; }

    public double SamplesPerSecond => _training.Elapsed > TimeSpan.Zero ? _trained / _training.Elapsed.TotalSeconds : 0;

    public TimeSpan Elapsed => _total.Elapsed;

    public MnistModel ToModel() => MnistModel.From(_plan.Recipe, _network, _preparation, _train);

    public void Dispose() => _workers.Dispose();

    /// <summary>Trains until the last batch, or until the run is canceled.</summary>
    /// <returns>True if all batches are done.</returns>
    public bool Run()
    {
        string? path = _plan.Options.Checkpoint;
        if (path is not null && File.Exists(path))
        {
            Iteration = Checkpoint.Load(path, _plan, _train, Iterations, _network, _optimizer);
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

            _progress?.Report(new TrainingProgress(Iteration, Iterations, isRecordDue ? MakeRecord(recent) : null));
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

        return Iteration >= Iterations;
    }

    /// <summary>Tests the network; returns null if canceled.</summary>
    public ConfusionMatrix? Test(SampleSet samples)
    {
        var matrix = new ConfusionMatrix(_train.Categories) { Name = $"{_plan.Recipe} on {samples.Dataset} {samples.Split}" };
        int outputs = _network.OutputShape.Length;
        for (int first = 0; first < samples.Count && !_cancellation.IsCancellationRequested;)
        {
            ReadOnlySpan<int> classes = Feeder.Fill(samples, first, TestBatch, _classes, _train.FirstLabel, _preparation, _network);
            Span<float> scores = _network.Forward(classes.Length, isTraining: false);
            for (int i = 0; i < classes.Length; i++)
            {
                matrix.Add(classes[i], SoftmaxCrossEntropy.Place<float>(scores.Slice(i * outputs, outputs)));
            }

            first += classes.Length;
        }

        return _cancellation.IsCancellationRequested ? null : matrix;
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
            double rate = _plan.Recipe.RatePolicy.At(_plan.LearningRate, Iteration, Iterations);
            _network.Pass.Iteration = Iteration;
            _feeder.Next(Iteration, _cancellation).CopyTo(_classes);
            _correct = -1;
            double loss = _optimizer.Step(Iteration, rate, _evaluate);
            Iteration++;
            _trained += _plan.BatchSize;
            recent.Add(loss, _correct, _plan.BatchSize);
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
        double loss = _network.Learn(_classes.AsSpan(0, _plan.BatchSize), out int correct, _cancellation);

        // Optimizers that evaluate several times count the first result, before the step.
        _correct = _correct < 0 ? correct : _correct;
        return loss;
    }

    private bool IsRecordDue()
    {
        int interval = _plan.Options.Interval;
        long before = (Iteration - 1) * _plan.BatchSize / _train.Count;
        return Iteration == Iterations || (interval > 0 ? Iteration % interval == 0 : Iteration * _plan.BatchSize / _train.Count > before);
    }

    private void SaveCheckpoint()
    {
        if (_plan.Options.Checkpoint is { } path)
        {
            Checkpoint.Save(path, _plan, _train, Iterations, Iteration, _network, _optimizer, _preparation);
        }
    }

    private TrainingRecord MakeRecord(RecentBatches recent)
    {
        double? validation = _validation is null ? null : Test(_validation)?.Accuracy;
        int epoch = (int)(Iteration * _plan.BatchSize / _train.Count);
        double speed = recent.SamplesPerSecond(_training.Elapsed);
        return new TrainingRecord(_plan.Recipe.Name, epoch, Iteration, recent.Loss, recent.Accuracy, validation, speed, _total.Elapsed)
        {
            Iterations = Iterations,
        };
    }
}
