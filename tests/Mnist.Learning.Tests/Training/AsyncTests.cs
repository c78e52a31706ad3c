using System.Buffers.Binary;
using Mnist.Learning.Tests.Models;

namespace Mnist.Learning.Tests.Training;

/// <summary>Training, evaluation and prediction on other threads, and models from and to streams.</summary>
public sealed class AsyncTests
{
    private static readonly MnistDataset s_some = MnistDataset.From(MnistDataset.Open().Train[..1000], MnistDataset.Open().Test[..300]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Training_gives_the_same_model_and_tells_of_each_batch()
    {
        Recipe recipe = Recipe.TensorFlowBeginners with { Iterations = 25, BatchSize = 40 };
        var options = new TrainingOptions { Interval = 10, Seed = 5 };
        var told = new List<TrainingProgress>();
        TrainingResult result = await recipe.TrainAsync(s_some, options, new Steps(told.Add), Token);
        TrainingResult expected = recipe.Train(s_some, options, cancellationToken: Token);
        Assert.Equal(expected.TestAccuracy, result.TestAccuracy);
        Assert.Equal(expected.Model.Tensors[0].Values.ToArray(), result.Model.Tensors[0].Values.ToArray());
        Assert.Equal(Enumerable.Range(1, 25).Select(i => ((long)i, 25L)), told.Select(item => (item.Iteration, item.Iterations)));
        Assert.Equal([10, 20, 25], told.Where(item => item.Record is not null).Select(item => item.Record!.Iteration));
    }

    [Fact]
    public async Task Training_that_is_canceled_gives_the_model_so_far()
    {
        using var source = new CancellationTokenSource();
        TrainingResult result = await (Recipe.TensorFlowBeginners with { Iterations = 100_000, BatchSize = 10 }).TrainAsync(
            s_some, null, new Steps(CancelAtThird), source.Token);
        Assert.True(result.IsCanceled);
        Assert.Equal(3, result.Iterations);
        Assert.Null(result.TestAccuracy);

        void CancelAtThird(TrainingProgress item)
        {
            if (item.Iteration == 3)
            {
                source.Cancel();
            }
        }
    }

    [Fact]
    public async Task Evaluation_and_prediction_give_what_they_give_otherwise()
    {
        MnistModel model = SomeModels.LeNet;
        SampleSet test = s_some.Test;
        long done = 0;
        ConfusionMatrix matrix = await model.EvaluateAsync(test, new Count(value => done = value), Token);
        Assert.Equal(model.Evaluate(test, cancellationToken: Token).Counts, matrix.Counts);
        Assert.Equal(300, done);

        List<Prediction> predictions = [];
        await foreach (Prediction prediction in model.PredictAsync(test, Token))
        {
            predictions.Add(prediction);
        }

        Assert.Equal(model.Predict(test, Token).Select(item => (item.Predicted, item.Probability)), predictions.Select(item => (item.Predicted, item.Probability)));
        Assert.Equal(matrix.Accuracy, predictions.Count(item => item.IsCorrect == true) / 300.0);
        var canceled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => model.EvaluateAsync(test, cancellationToken: canceled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await model.PredictAsync(test, canceled).GetAsyncEnumerator(Token).MoveNextAsync());
    }

    [Theory]
    [InlineData(ModelFormat.Safetensors, "m.safetensors")]
    [InlineData(ModelFormat.Onnx, "m.onnx")]
    [InlineData(ModelFormat.Html, "m.html")]
    [InlineData(ModelFormat.Html, "M.HTM")]
    public void A_stream_gets_the_bytes_of_a_file(ModelFormat format, string name)
    {
        string folder = Directory.CreateTempSubdirectory("mnist-streams-").FullName;
        try
        {
            using var stream = new MemoryStream();
            SomeModels.LeNet.Save(stream, format);
            SomeModels.LeNet.Save(Path.Combine(folder, name));
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder, name)), stream.ToArray());
            Assert.True(stream.CanWrite);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_model_is_read_from_any_stream(bool canSeek)
    {
        using var content = new MemoryStream();
        content.Write([1, 2, 3]); // what stands before the model is not read
        SomeModels.LeNet.Save(content);
        content.Position = 3;
        using var forward = new ForwardOnly(content);
        var model = MnistModel.Load(canSeek ? content : forward);
        Assert.Equal(content.Length, content.Position);
        Assert.Equal("CaffeLeNet", model.Recipe);
        Assert.All(SomeModels.LeNet.Tensors.Zip(model.Tensors), pair => Assert.Equal(pair.First.Values.ToArray(), pair.Second.Values.ToArray()));
    }

    [Fact]
    public void A_stream_that_holds_no_model_is_refused_by_its_name()
    {
        byte[] promise = new byte[100];
        BinaryPrimitives.WriteInt64LittleEndian(promise, long.MaxValue);
        foreach (byte[] bytes in new byte[][] { [], [1, 2, 3], promise })
        {
            using var content = new MemoryStream(bytes);
            using var forward = new ForwardOnly(content);
            Assert.Equal("upload", Assert.Throws<DatasetFormatException>(() => MnistModel.Load(forward, "upload")).Path);
        }

        Assert.Throws<ArgumentOutOfRangeException>("format", () => SomeModels.LeNet.Save(Stream.Null, (ModelFormat)9));
    }

    [Fact]
    public void Get_throws_and_TryGet_does_not()
    {
        Assert.True(Recipe.TryGet("caffelenet", out Recipe? recipe));
        Assert.Same(Recipe.CaffeLeNet, recipe);
        Assert.Same(Recipe.CaffeLeNet, Recipe.Get("CaffeLeNet"));
        Assert.False(Recipe.TryGet("LeNet", out _));
        Assert.Throws<ArgumentException>("name", () => Recipe.Get("LeNet"));
    }

    private sealed class Count(Action<long> told) : IProgress<long>
    {
        public void Report(long value) => told(value);
    }

    /// <summary>A stream as a network gives it.</summary>
    private sealed class ForwardOnly(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, Math.Min(count, 1000));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
