namespace Notebooks.Tests;

/// <summary>What C# and PowerShell cells show once the extension is loaded, all in one kernel.</summary>
[TestClass(DisableParallelization = true)]
public sealed class ExtensionTests(ExtensionTests.Session session) : IClassFixture<ExtensionTests.Session>
{
    [Theory]
    [InlineData("mnist", "<td>MNIST</td><td>60,000</td><td>10,000</td>")]
    [InlineData("mnist.Train.Take(3)", "MNIST Train, 3 samples")]
    [InlineData("mnist.Train[0]", "<img alt=\"MNIST Train 0: 5\"")]
    [InlineData("mnist.Train.Take(3).ToArray()", "<figcaption>4</figcaption>")]
    [InlineData("mnist.CountCategories()", "<td>60,000</td>")]
    [InlineData("mnist.CountCategories().ToArray()", "<td>60,000</td>")]
    [InlineData("mnist.CountCategories()[0]", "<td>5,923</td>")]
    [InlineData("mnist.Train.MeasurePixels()", "<td>Train</td><td>60,000</td><td>0.1307</td><td>0.3081</td>")]
    [InlineData("mnist.Train.Batches(new BatchOptions { Size = 100 }).First()", "<td>100 x 784</td>")]
    [InlineData("Recipe.All", "<td>CaffeLeNet</td>")]
    [InlineData("Recipe.CaffeLeNet", "<td>CaffeLeNet</td>")]
    [InlineData("run", "<th scope=\"row\" style=\"text-align:left\">Recipe</th><td>TensorFlowBeginners</td>")]
    [InlineData("run.ConfusionMatrix", "confusion matrix")]
    [InlineData("run.ConfusionMatrix.PerClass", "<th scope=\"col\">Recall</th>")]
    [InlineData("run.Recipe.Layers", "<td>flatten</td><td>784</td><td>0</td><td>0</td>")]
    [InlineData("run.Model", "<td>TensorFlowBeginners</td><td>28 x 28</td><td>7,850</td>")]
    [InlineData("run.Model.Tensors", "<td>784 x 10</td>")]
    [InlineData("run.Model.Predict(mnist.Test[0])", "<img alt=\"MNIST Test 0: 7\"")]
    [InlineData("run.Model.Predict(mnist.Test)", "<p>The first 20.</p>")]
    public void A_value_shows_as_a_table_or_a_picture_and_is_small(string code, string expected)
    {
        (string type, string text) = Assert.Single(session.Run(code));
        Assert.Equal("text/html", type);
        Assert.Contains(expected, text);
        Assert.Null(OutputCheck.FindFault(type, text));
        Assert.InRange(text.Length, 1, 60_000);
    }

    [Theory]
    [InlineData("csharp", "MnistChart.OfCategories(mnist.CountCategories())")]
    [InlineData("pwsh", "New-MnistChart -Kind Category")]
    [InlineData("pwsh", "New-MnistChart -Kind Category | Out-Display")]
    public void A_chart_shows_as_HTML_and_as_a_picture(string language, string code)
    {
        (string Type, string Text)[] outputs = session.Run(code, language);
        Assert.Equal(["text/html", "image/svg+xml"], outputs.Select(output => output.Type));
        Assert.All(outputs, output => Assert.Null(OutputCheck.FindFault(output.Type, output.Text)));
    }

    [Theory]
    [InlineData("Measure-MnistCategory -IncludeTotal | Out-Display", "<td>60,000</td>")]
    [InlineData("Get-MnistSample -First 3 | Out-Display", "MNIST Train 2: 4")]
    [InlineData("Measure-MnistPixel | Out-Display", "<td>Test</td><td>10,000</td>")]
    [InlineData("Get-MnistSample -First 3 | Invoke-MnistModel $run | Out-Display", "<th scope=\"col\">Probability</th>")]
    [InlineData("Get-MnistDataset | Out-Display", "<td>FashionMNIST</td>")]
    public void Out_Display_shows_what_is_piped_in_together(string code, string expected)
    {
        (string type, string text) = Assert.Single(session.Run(code, "pwsh"));
        Assert.Equal("text/html", type);
        Assert.Contains(expected, text);
    }

    [Fact]
    public void Out_Display_keeps_the_order_and_leaves_other_objects_to_the_kernel()
    {
        (string Type, string Text)[] outputs = session.Run("& { Get-MnistSample -First 2; 'text'; Get-MnistSample -First 1; Measure-MnistPixel } | Out-Display", "pwsh");
        Assert.Collection(
            outputs,
            output => Assert.Contains("MNIST Train 1: 0", output.Text),
            output => Assert.Contains("text", output.Text),
            output => Assert.Contains("MNIST Train 0: 5", output.Text),
            output => Assert.Contains("Standard deviation", output.Text));
        Assert.Equal([("text/plain", "5")], session.Run("Out-Display 5 text/plain", "pwsh"));
    }

    [Theory]
    [InlineData("csharp", "_ = (Recipe.TensorFlowBeginners with { Iterations = 30 }).Train(mnist, new TrainingOptions { Interval = 10 }, new LiveTraining());", "")]
    [InlineData("pwsh", "Invoke-MnistTraining TensorFlowBeginners -Iterations 30 -Interval 10 | Select-Object -SkipLast 1 | Out-Display", "")]
    [InlineData("pwsh", "Invoke-MnistTraining TensorFlowBeginners -Iterations 30 -Interval 10 | Out-Display", "text/html")]
    public void A_training_run_draws_its_curve_in_one_place(string language, string code, string result)
    {
        (string Type, string Text)[] outputs = session.Run(code, language);
        Assert.Equal(["text/html", "image/svg+xml", .. result.Split(' ', StringSplitOptions.RemoveEmptyEntries)], outputs.Select(output => output.Type));

        // The kernel gives the last state: all three records.
        Assert.Contains("Lines over 3 records", outputs[1].Text);
    }

    [Fact]
    public void A_training_run_tells_its_speed_and_the_time_left()
    {
        (string Type, string Text)[] outputs = session.Run(
            """
            var live = new LiveTraining();
            System.Threading.Thread.Sleep(1100); // it draws once a second before the first record
            live.Report(new TrainingProgress(5, 20, null)
            {
                Loss = 0.5, TrainAccuracy = 0.75, SamplesPerSecond = 12345, Remaining = TimeSpan.FromSeconds(83),
            });
            """);
        Assert.Equal(["text/html", "image/svg+xml"], outputs.Select(output => output.Type));
        Assert.Contains("<p>Batch 5 of 20: loss 0.5000, accuracy 75.0 %, 12,345 samples a second, 0:01:23 left.</p>", outputs[0].Text);
        Assert.Contains("Lines over 1 records", outputs[1].Text);

        // The run ends after 30 batches; this is its first record.
        outputs = session.Run("Invoke-MnistTraining TensorFlowBeginners -Iterations 30 -Interval 10 | Select-Object -First 1 | Out-Display", "pwsh");
        Assert.Matches("<p>Batch 10 of 30: loss [0-9.]+, accuracy [0-9.]+ %, [0-9,]+ samples a second, 0:00:[0-9]{2} left.</p>", outputs[0].Text);
    }

    [Fact]
    public void Progress_leaves_no_output() => Assert.Empty(session.Run("foreach ($i in 1..5) { Write-Progress Work -PercentComplete ($i * 20); Start-Sleep -Milliseconds 250 }", "pwsh"));

    [Fact]
    public void Tables_have_one_head_and_no_color_codes()
    {
        (string type, string text) = Assert.Single(session.Run("Get-MnistDataset | Format-Table", "pwsh"));
        Assert.Equal("stdout", type);
        Assert.Null(OutputCheck.FindFault(type, text));
        Assert.Single(text.Split('\n'), line => line.StartsWith("Name ", StringComparison.Ordinal));
    }

    [Fact]
    public void Packages_and_module_share_one_library()
    {
        Assert.Empty(session.Run("#!share --from csharp mnist", "pwsh"));
        Assert.Equal([("stdout", "5923\n")], session.Run("($mnist.Train | Measure-MnistCategory)[0].Training.ToString()", "pwsh"));
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\\\"broken here\\\");", "cell 1 (only): System.InvalidOperationException: broken here")]
    [InlineData("int x = \\\"text\\\";", "CS0029")]
    [InlineData("#!pwsh\\nGet-MnistSomething", "Get-MnistSomething")]
    [InlineData("#!pwsh\\nthrow 'broken here'", "broken here")]
    [InlineData("#!pwsh\\nif (", "cell 1 (only)")]
    [InlineData("#!pwsh\\n[pscustomobject]@{ Color = $PSStyle.Foreground.Red }", "an output has color codes")]
    [InlineData("new { Tree = new { A = 1 } }", "an object shows as a tree of its properties")]
    public void A_notebook_that_is_wrong_does_not_pass(string source, string expected)
    {
        var notebook = new Notebook($$"""{"cells": [{"cell_type": "code", "id": "only", "outputs": [], "source": "{{source}}"}]}""");
        Assert.Contains(expected, Assert.ThrowsAny<Exception>(() => ExecutionTests.Execute(notebook, session.Kernel)).Message);

        // The kernel would report the error again after the next cell.
        session.Run("$Error.Clear()", "pwsh");
    }

    [Theory]
    [InlineData("<img alt=\"\" src=\"\">", "a picture has the address ''")]
    [InlineData("<img alt=\"\" src=\"data:image/svg+xml;base64,PHN2Zy8+\">", "an SVG picture has no marks")]
    [InlineData(
        "<img src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==\">",
        "a PNG picture has one color only")]
    public void An_empty_picture_is_found(string html, string expected) => Assert.Equal(expected, OutputCheck.FindFault("text/html", html));

    /// <summary>A kernel with the extension and the module.</summary>
    public sealed class Session : IDisposable
    {
        public Session()
        {
            Kernel.Run(
                """
                #r "nuget: Mnist.Interactive, 0.1.0"
                using Mnist;
                using Mnist.Display;
                using Mnist.Learning;
                using Mnist.Interactive;
                MnistDataset mnist = MnistDataset.Open();
                TrainingResult run = (Recipe.TensorFlowBeginners with { Iterations = 30 }).Train(mnist);
                """);
            Kernel.Run("#!share --from csharp run\nImport-Module MnistPS", "pwsh");
        }

        public Kernel Kernel { get; } = new();

        public (string Type, string Text)[] Run(string code, string language = "csharp")
        {
            var notebook = new Notebook("""{"cells": [{"cell_type": "code", "id": "only"}]}""");
            notebook.Cells[0].SetOutputs(Kernel.Run(code, language), 1);
            return [.. notebook.Cells[0].Outputs];
        }

        public void Dispose() => Kernel.Dispose();
    }
}
