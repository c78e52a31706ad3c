using System.Diagnostics;
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
    public void Names_of_recipes_complete_and_say_what_they_are()
    {
        PSObject[] found = [.. _session.Get("(TabExpansion2 'Invoke-MnistTraining Tor' 24).CompletionMatches")];
        Assert.Equal(["TorchConvNet", "TorchMlp", "TorchLinear"], found.Select(item => item.Properties["CompletionText"].Value));
        Assert.All(found, item => Assert.Contains("Torch", (string)item.Properties["ToolTip"].Value));
    }

    [Theory]
    [InlineData("TorchLinear -BatchSize 0", "TrainingInvalid", ErrorCategory.InvalidArgument, "0")]
    [InlineData("TorchLinear -BatchSize 70000", "TrainingInvalid", ErrorCategory.InvalidArgument, "70000")]
    [InlineData("TorchLinear -LearningRate NaN", "TrainingInvalid", ErrorCategory.InvalidArgument, "NaN")]
    [InlineData("TorchLinear -Epochs -1", "TrainingInvalid", ErrorCategory.InvalidArgument, "-1")]
    [InlineData("TorchLinear -Iterations -1", "TrainingInvalid", ErrorCategory.InvalidArgument, "-1")]
    [InlineData("TorchLinear -Momentum 1", "TrainingInvalid", ErrorCategory.InvalidArgument, "1")]
    [InlineData("TorchLinear -L1 NaN", "TrainingInvalid", ErrorCategory.InvalidArgument, "NaN")]
    [InlineData("TorchLinear -Threads -2", "TrainingInvalid", ErrorCategory.InvalidArgument, "-2")]
    [InlineData("TorchLinear -ValidationSize 60001", "TrainingInvalid", ErrorCategory.InvalidArgument, "60001")]
    [InlineData("TorchLinear -Epochs 1 -Iterations 1", "TrainingInvalid", ErrorCategory.InvalidArgument, "MNIST, 60000 + 10000 samples")]
    [InlineData("LeNet", "RecipeNotFound", ErrorCategory.ObjectNotFound, "LeNet")]
    [InlineData("TorchLinear -Checkpoint missing/state.safetensors", "PathNotFound", ErrorCategory.ObjectNotFound, null)]
    [InlineData("TorchLinear -Checkpoint .", "PathIsFolder", ErrorCategory.InvalidArgument, null)]
    [InlineData("TorchLinear -Name Nowhere", "DatasetNotFound", ErrorCategory.ObjectNotFound, "Nowhere")]
    [InlineData("TorchLinear -Path Nowhere", "PathNotFound", ErrorCategory.ObjectNotFound, "Nowhere")]
    public void What_cannot_be_is_named(string arguments, string id, ErrorCategory category, string? target)
    {
        ErrorRecord error = _session.Run($"Invoke-MnistTraining {arguments}").OnlyError;
        Assert.Equal((id + ",MnistPS.Commands.InvokeMnistTrainingCommand", category), (error.FullyQualifiedErrorId, error.CategoryInfo.Category));
        if (target is not null)
        {
            Assert.Equal(target, LanguagePrimitives.ConvertTo<string>(error.TargetObject));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_session.Folder));
    }

    [Fact]
    public void Samples_of_another_shape_are_refused()
    {
        ErrorRecord error = _session.Run("[Mnist.MnistSample]::new([byte[]]::new(36), 1, 6, 6) | Invoke-MnistTraining CaffeLeNet").OnlyError;
        Assert.StartsWith("TrainingInvalid,", error.FullyQualifiedErrorId);
        error = _session.Run("[Mnist.MnistSample]::new([byte[]]::new(784)) | Invoke-MnistTraining TorchLinear").OnlyError;
        Assert.Contains("has no label", error.Exception.Message);
    }

    [Fact]
    public void Datasets_and_folders_are_taken_too()
    {
        _session.Get("Get-MnistSample -Split Train -First 300 | Export-MnistIdx small");
        Assert.Equal(2, _session.Get("Invoke-MnistTraining TorchLinear -Path small -Iterations 3").Count);
        Assert.Equal(2, _session.Get("$ExecutionContext.InvokeProvider.Item.Get('small') | Invoke-MnistTraining TorchLinear -Iterations 3").Count);
        Assert.Equal("1000", Assert.Single(_session.Run("Get-MnistDataset MNIST | Invoke-MnistTraining TorchLinear -Iterations 3 | ForEach-Object { $_.ConfusionMatrix.Total }").Output, item => item is not null).ToString());
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
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(_session.Folder), path => path.Contains(".partial-", StringComparison.Ordinal));
        Assert.Equal(unbroken, Digest("resumed.safetensors", $"Invoke-MnistTraining CaffeLeNet {Options} -Checkpoint state.safetensors"));
    }

    [Fact]
    public async Task Stop_does_not_wait_for_the_end_of_a_batch()
    {
        using PowerShell shell = _session.CreateShell("Invoke-MnistTraining Best -BatchSize 20000");
        IAsyncResult running = shell.BeginInvoke();
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        long stopped = Stopwatch.GetTimestamp();
        await Task.Factory.FromAsync(shell.BeginStop(null, null), shell.EndStop).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        // The promise is 100 ms, of a machine that has no other work; the whole batch takes many times that.
        Assert.InRange(Stopwatch.GetElapsedTime(stopped).TotalSeconds, 0, 5);
        Assert.True(running.IsCompleted);
    }

    [Fact]
    public void Who_wants_no_more_ends_the_training()
    {
        ScriptResult result = _session.Run("Invoke-MnistTraining TorchLinear -Interval 10 -Epochs 100000 -OutVariable global:got | ForEach-Object { throw 'enough' }");
        Assert.Equal("enough", result.OnlyError.Exception.Message);
        Assert.Equal(1, _session.Get("$got.Count")[0].BaseObject);
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

    [Fact]
    public void Records_become_a_chart() => Assert.Equal(
        "Training", Assert.Single(_session.Run("Invoke-MnistTraining TorchLinear -Iterations 30 -Interval 10 | New-MnistChart -Kind Training").Values("Kind")));

    public void Dispose() => _session.Dispose();

    private string Digest(string file, string script)
    {
        _session.Get($"{script} | Export-MnistModel {file}");
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_session.PathOf(file))));
    }
}
