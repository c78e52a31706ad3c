using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

public sealed class GetMnistBatchTests : IDisposable
{
    private readonly ModuleSession _session = new();

    [Theory]
    [InlineData("", "600 60000")]
    [InlineData("-Split Test", "100 10000")]
    [InlineData("-Part Train", "550 55000")]
    [InlineData("-Part Validation", "50 5000")]
    [InlineData("-Part Test", "100 10000")]
    [InlineData("-ValidationSize 10000", "500 50000")]
    [InlineData("-ValidationSize 0 -Part Validation", "0 0")]
    [InlineData("-Stratified -Part Validation -ValidationSize 6000", "60 6000")]
    [InlineData("-Size 64", "938 60000")]
    [InlineData("-Size 64 -Epochs 2", "1875 120000")]
    [InlineData("-Size 64 -Epochs 2 -Remainder Keep", "1876 120000")]
    [InlineData("-Size 64 -Epochs 2 -Remainder Drop", "1874 119936")]
    [InlineData("-Size 100000", "1 60000")]
    public void Parts_and_remainders_give_so_many_batches_and_samples(string parameters, string expected)
    {
        Assert.Equal(expected, _session.Get($"$all = Get-MnistBatch {parameters} | Measure-Object Count -Sum; \"$($all.Count) $(0 + $all.Sum)\"").Single().BaseObject);
    }

    [Fact]
    public void Validation_takes_the_first_5000()
    {
        int[] labels = (int[])_session.Get("Get-MnistBatch -Part Validation -Size 5000").Single().Properties["Labels"].Value;
        Assert.Equal([479, 563, 488, 493, 535, 434, 501, 550, 462, 495], Enumerable.Range(0, 10).Select(label => labels.Count(other => other == label)));
    }

    [Fact]
    public void Train_and_validation_are_the_whole_also_when_drawn()
    {
        IReadOnlyList<PSObject> batches = _session.Get(
            "'Train', 'Validation' | ForEach-Object { Get-MnistBatch -Part $_ -Stratified -Size 60000 -Shuffle }");
        Assert.Equal(2, batches.Count);
        Assert.Equal(Enumerable.Range(0, 60000), batches.SelectMany(batch => (int[])batch.Properties["Indexes"].Value).Order());
    }

    // The first places are those of Get-MnistSample -Shuffle -Seed 1, which come from the published generator.
    [Fact]
    public void A_seed_repeats_the_order_on_every_machine()
    {
        const string Script = "Get-MnistBatch -Size 5 -Shuffle -Seed 1 -Binarize Random | Select-Object -First 1";
        PSObject batch = _session.Get(Script).Single();
        Assert.Equal([42175, 31226, 34447, 23481, 41831], (int[])batch.Properties["Indexes"].Value);
        Assert.All((byte[])batch.Properties["Images"].Value, pixel => Assert.InRange(pixel, 0, 1));
        Assert.Equal(batch.Properties["Images"].Value, _session.Get(Script).Single().Properties["Images"].Value);
    }

    [Fact]
    public void Piped_samples_are_batched_together()
    {
        ScriptResult result = _session.Run(
            "Get-MnistSample -Label 3 -First 250 | Get-MnistBatch -Size 100 -Scale -Layout ChannelsFirst -Prefetch -Shift 1 -Rotation 5 -Zoom 0.1 -ElasticAlpha 17");
        Assert.Empty(result.Errors);
        Assert.Equal(["100", "100", "50"], result.Values("Count"));
        Assert.All(result.Output, batch => Assert.IsType<float[]>(batch.Properties["Images"].Value));
        Assert.All(result.Output, batch => Assert.All((int[])batch.Properties["Labels"].Value, label => Assert.Equal(3, label)));
        Assert.Equal([50, 1, 28, 28], (int[])result.Output[2].Properties["Shape"].Value);
    }

    [Theory]
    [InlineData("Get-MnistSample -First 250 | Get-MnistBatch -Part Train -ValidationSize 50", "100 100")]
    [InlineData("Get-MnistSample -Skip 59900 -First 200 | Get-MnistBatch", "100 100")]
    [InlineData("Get-MnistSample -Skip 59900 -First 150 | Get-MnistBatch -Split Test", "50")]
    [InlineData("Get-MnistSample -Skip 59900 -First 150 | Get-MnistBatch -Part Test", "50")]
    [InlineData("Get-MnistDataset MNIST | Get-MnistBatch -Split Test -Size 5000", "5000 5000")]
    [InlineData("Get-MnistSample -First 0 | Get-MnistBatch", "")]
    public void Parts_of_what_is_piped_in(string script, string counts)
    {
        ScriptResult result = _session.Run(script);
        Assert.Empty(result.Errors);
        Assert.Equal(counts, string.Join(' ', result.Values("Count")));
    }

    [Fact]
    public void Standardization_is_measured_on_the_train_split()
    {
        float background = Background("-Split Test -Standardize");
        Assert.Equal(-0.1306604762738429 / 0.3081078038564627, background, 1e-6);
        Assert.Equal(background, Background("-Part Validation -Standardize -Scale"));
        Assert.Equal(-0.5f, Background("-Mean 0.25 -StandardDeviation 0.5"));

        float Background(string parameters) =>
            ((float[])_session.Get($"Get-MnistBatch {parameters} -Size 10000")[0].Properties["Images"].Value)[0];
    }

    [Fact]
    public void A_seed_without_anything_random_is_warned_of_and_a_drawn_one_told()
    {
        Assert.Contains("-Seed", Assert.Single(_session.Run("Get-MnistBatch -Size 60000 -Seed 1").Warnings));
        Assert.Empty(_session.Run("Get-MnistBatch -Size 60000 -Seed 1 -Shift 1 -Split Test").Warnings);
        Assert.Empty(_session.Run("Get-MnistBatch -Size 60000 -Seed 1 -Stratified").Warnings);

        ScriptResult result = _session.Run("Get-MnistBatch -Split Test -Size 10000 -Shuffle -Verbose");
        string seed = Assert.Single(result.Verbose).Split(' ')[2];
        PSObject again = _session.Get($"Get-MnistBatch -Split Test -Size 10000 -Shuffle -Seed {seed}").Single();
        Assert.Equal(result.Output[0].Properties["Indexes"].Value, again.Properties["Indexes"].Value);
    }

    public void Dispose() => _session.Dispose();
}
