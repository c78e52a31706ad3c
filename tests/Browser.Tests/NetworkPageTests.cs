using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Mnist;
using Mnist.Learning;
using Mnist.Learning.Networks;
using Mnist.Learning.Tests.Models;

namespace Browser.Tests;

/// <summary>The network of a page answers as the model does.</summary>
public sealed class NetworkPageTests(Chromium browser)
{
    private const string Predict = """
        ([images, count]) => {
            const bytes = Uint8Array.from(atob(images), letter => letter.charCodeAt(0));
            const length = bytes.length / count;
            return Array.from({ length: count }, (_, i) => [...predict(bytes.subarray(i * length, (i + 1) * length))]);
        }
        """;

    // All kinds of layers, and all their arguments.
    private const string AllLayers = "conv 6 4 same | batchnorm | relu | pool 3 stride=2 padding=1 | conv 7 3 | tanh | pool 2 stride=1 | batchnorm | flatten | dense 24 | sigmoid | dropout 0.3 | dense";

    private static readonly SampleSet s_train = MnistDataset.Open().Train.Take(2000);

    [Fact]
    public async Task LeNet_gives_the_answers_of_the_model_for_all_test_images()
    {
        SampleSet test = MnistDataset.Open().Test;
        Assert.Equal(10_000, test.Count);
        await CheckAsync(LearnedModels.LeNet.Value, test);
    }

    [Fact]
    public async Task A_network_of_ones_own_gives_the_answers_of_the_model() => await CheckAsync(OwnNetwork.Model.Value, MnistDataset.Open().Test.Take(1000));

    [Fact]
    public async Task Best_gives_the_answers_of_the_model() =>
        await CheckAsync((Recipe.Best with { Epochs = null, Iterations = 20, Augmentation = null }).Train(s_train, null, null).Model, MnistDataset.Open().Test.Take(300));

    [Fact]
    public async Task Every_layer_gives_the_answers_of_the_model()
    {
        Assert.All(NetworkText.Kinds, kind => Assert.Contains(kind.Name, AllLayers, StringComparison.Ordinal));
        var recipe = new Recipe { Network = AllLayers, Iterations = 60, Preparation = new PixelPreparation { Standardize = true, Border = 2 } };
        await CheckAsync(recipe.Train(s_train, null, null).Model, MnistDataset.Open().Test.Take(500));
    }

    [Theory]
    [InlineData("flatten | dense", 1, 1, 2)]
    [InlineData("conv 3 1 | flatten | dense", 3, 1, 2)]
    [InlineData("conv 5 4 same | relu | pool 2 1 | conv 1 2 | flatten | dense 3 | tanh | dense", 12, 20, 3)]
    [InlineData("conv 2 7 same | pool 3 3 2 | batchnorm | flatten | batchnorm | dense", 20, 9, 26)]
    public async Task Images_of_any_size_and_any_number_of_categories_have_a_page(string network, int rows, int columns, int categories)
    {
        var random = new Random(3);
        MnistSample[] samples = [.. Enumerable.Range(0, 80).Select(i => MakeSample(random, i % categories, rows, columns))];
        string[] names = [.. Enumerable.Range(0, categories).Select(i => $"{(char)('A' + i)}</script><img src=https://page.test onerror=ran=1>\"'&{{{{weights}}}}\u2028\u2029é\ud83d\ude00\ud800")];
        MnistDataset own = MnistDataset.From(SampleSet.From(samples), null, names);
        MnistModel model = new Recipe { Name = "</title><b>\"{{model}}", Network = network, Iterations = 4, BatchSize = 20 }.Train(own.Train, null, null).Model;
        await using OpenedPage page = await CheckAsync(model, own.Train);
        names = [.. names.Select(name => name.Replace('\ud800', '\ufffd'))];
        Assert.Equal(names, await page.Page.EvaluateAsync<string[]>("model.categories"));
        Assert.Equal(names, await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('#bars li > :first-child')].map(name => name.textContent)"));
        Assert.Equal("Draw for </title><b>\"{{model}}", await page.Page.TitleAsync());
        Assert.Equal(0, await page.Page.Locator("img, b").CountAsync());
        await page.Page.Locator("#paper").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#bars .best")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator("#answer")).ToHaveTextAsync(names[await page.Page.EvaluateAsync<int>("bars.findIndex(({ row }) => row.className === 'best')")]);
        await Assertions.Expect(page.Page.Locator("#notice")).ToContainTextAsync("solid area");
        Assert.Empty(page.Errors);
        Assert.Empty(page.Requests);
    }

    // The caller closes the page.
    private async Task<OpenedPage> CheckAsync(MnistModel model, SampleSet samples)
    {
        using var stream = new MemoryStream();
        model.Save(stream, ModelFormat.Html);
        OpenedPage page = await browser.OpenAsync(Encoding.UTF8.GetString(stream.ToArray()), 1000);
        double largest = 0;
        foreach (MnistSample[] chunk in samples.Chunk(500))
        {
            string images = Convert.ToBase64String([.. chunk.SelectMany(sample => sample.Pixels)]);
            JsonElement answers = await page.Page.EvaluateAsync<JsonElement>(Predict, new object[] { images, chunk.Length });
            foreach ((Prediction expected, JsonElement answer) in model.Predict(chunk).Zip(answers.EnumerateArray()))
            {
                double[] actual = [.. answer.EnumerateArray().Select(value => value.GetDouble())];
                Assert.Equal(expected.Category, model.Categories[Array.IndexOf(actual, actual.Max())]);
                largest = Math.Max(largest, expected.Probabilities.Zip(actual, (a, b) => Math.Abs(a - b)).Max());
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{model}: {stream.Length} bytes, largest difference {largest:0.0e0} in {samples.Count} images");
        Assert.InRange(largest, 0, 1e-4);
        Assert.Empty(page.Errors);
        Assert.Empty(page.Requests);
        return page;
    }

    private static MnistSample MakeSample(Random random, int label, int rows, int columns)
    {
        byte[] pixels = new byte[rows * columns];
        random.NextBytes(pixels);
        return new MnistSample(pixels, label, rows, columns);
    }
}
