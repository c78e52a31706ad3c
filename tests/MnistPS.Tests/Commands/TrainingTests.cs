using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

public sealed class TrainingTests : IDisposable
{
    private readonly ModuleSession _session = new();

    [Theory]
    [InlineData("TensorFlowBeginners", 200, 0.85)]
    [InlineData("TensorFlowExperts", 8, 0.11)]
    [InlineData("CaffeLeNet", 60, 0.6)]
    [InlineData("TorchConvNet", 100, 0.5)]
    [InlineData("TorchMlp", 100, 0.5)]
    [InlineData("TorchLinear", 100, 0.4)]
    [InlineData("Best", 40, 0.6)]
    [InlineData("Fashion", 40, 0.4)]
    public void Every_recipe_trains_in_one_line(string recipe, int iterations, double floor)
    {
        // The test samples are cut to the first thousand, so that the largest networks do not take long.
        IReadOnlyList<PSObject> output = _session.Get(
            $"@(Get-MnistSample -Split Train -First 4000) + @(Get-MnistSample -Split Test -First 1000) | Invoke-MnistTraining {recipe} -Iterations {iterations} -Interval {iterations} -ValidationSize 100");
        Assert.Equal(2, output.Count);
        Assert.Equal("Mnist.Learning.TrainingRecord", output[0].BaseObject.GetType().FullName);
        Assert.Equal((recipe, (long)iterations), (output[0].Properties["Recipe"].Value, output[0].Properties["Iteration"].Value));
        Assert.InRange((double)output[0].Properties["ValidationAccuracy"].Value, 0, 1);
        Assert.Equal("Mnist.Learning.TrainingResult", output[1].BaseObject.GetType().FullName);
        Assert.InRange((double)output[1].Properties["TestAccuracy"].Value, floor, 1);
    }

    [Fact]
    public async Task Stop_ends_a_large_batch_keeps_the_records_and_leaves_a_checkpoint_to_go_on_from()
    {
        const string Options = "-Name MNIST -BatchSize 50 -Iterations 40 -Interval 2 -Seed 5";
        string unbroken = Digest("unbroken.safetensors", $"Invoke-MnistTraining CaffeLeNet {Options}");
        using PowerShell shell = _session.CreateShell($"Invoke-MnistTraining CaffeLeNet {Options} -Checkpoint state.safetensors -OutVariable global:seen | ForEach-Object {{ }}");
        IAsyncResult running = shell.BeginInvoke();
        while (!File.Exists(_session.PathOf("state.safetensors")))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await Task.Factory.FromAsync(shell.BeginStop(null, null), shell.EndStop).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.True(running.IsCompleted);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.All(_session.Get("$seen"), record => Assert.Equal("Mnist.Learning.TrainingRecord", record.BaseObject.GetType().FullName));
        Assert.DoesNotContain(_session.Entries, name => name.Contains(".partial-", StringComparison.Ordinal));
        Assert.Equal(unbroken, Digest("resumed.safetensors", $"Invoke-MnistTraining CaffeLeNet {Options} -Checkpoint state.safetensors"));
    }

    [Fact]
    public void A_checkpoint_of_another_training_is_an_invalid_model()
    {
        _session.Get("Invoke-MnistTraining TorchLinear -Iterations 2 -Checkpoint state.safetensors");
        ErrorRecord error = _session.Run("Invoke-MnistTraining TorchLinear -Iterations 2 -Checkpoint state.safetensors -Seed 2").OnlyError;
        Assert.Equal(("ModelInvalid,MnistPS.Commands.InvokeMnistTrainingCommand", ErrorCategory.InvalidData), (error.FullyQualifiedErrorId, error.CategoryInfo.Category));
        Assert.Equal(_session.PathOf("state.safetensors"), error.TargetObject);
    }

    [Fact]
    public void Weights_that_run_away_are_warned_of() =>
        Assert.Single(_session.Run("Get-MnistSample -First 500 | Invoke-MnistTraining TensorFlowBeginners -LearningRate 3e38 -Iterations 6 -Interval 2").Warnings);

    public void Dispose() => _session.Dispose();

    private string Digest(string file, string script)
    {
        _session.Get($"{script} | Export-MnistModel {file}");
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_session.PathOf(file))));
    }
}
