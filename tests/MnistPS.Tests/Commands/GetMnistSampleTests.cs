using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

public sealed class GetMnistSampleTests : IDisposable
{
    private readonly ModuleSession _session = new();

    [Fact]
    public void Without_a_split_Train_comes_before_Test()
    {
        IReadOnlyList<PSObject> samples = _session.Get("Get-MnistSample -Skip 59999 -First 2");
        Assert.Equal(["MNIST Train 59999: 8", "MNIST Test 0: 7"], samples.Select(sample => sample.BaseObject.ToString()));
    }

    [Theory]
    [InlineData("-Split Test -First 10", "0 1 2 3 4 5 6 7 8 9")]
    [InlineData("-Split Test -Label 7 -First 3", "0 17 26")]
    [InlineData("-Split Test -Index 17,0", "17 0")]
    [InlineData("-Split Test -Index 17,0 -Label 7 -Skip 1", "0")]
    [InlineData("-Split Test -First 0", "")]
    [InlineData("-Split Test -Skip 10000", "")]
    public void Filters_apply_in_their_order(string parameters, string indexes)
    {
        ScriptResult result = _session.Run($"Get-MnistSample {parameters}");
        Assert.Empty(result.Errors);
        Assert.Equal(indexes, string.Join(' ', result.Values("Index")));
    }

    [Fact]
    public void Random_draws_without_replacement_from_all_splits()
    {
        ScriptResult result = _session.Run("Get-MnistSample -Random 70000 -Seed 7");
        Assert.Equal(70000, result.Output.Select(sample => sample.BaseObject.ToString()).Distinct().Count());
        Assert.Contains("Test", result.Output.Take(100).Select(sample => sample.Properties["Split"].Value.ToString()));
        Assert.Equal(5, _session.Get("Get-MnistSample -Random 5").Count);
    }

    [Fact]
    public void Without_a_seed_the_verbose_stream_tells_which_one_was_used()
    {
        ScriptResult result = _session.Run("Get-MnistSample -Random 2 -Verbose");
        string seed = Assert.Single(result.Verbose).Split(' ')[2];
        Assert.Equal(result.Values("Index"), _session.Run($"Get-MnistSample -Random 2 -Seed {seed}").Values("Index"));
    }

    [Fact]
    public void A_seed_without_anything_random_is_warned_of() =>
        Assert.Contains("-Seed", Assert.Single(_session.Run("Get-MnistSample -First 1 -Seed 1").Warnings));

    [Fact]
    public void Pixels_are_a_copy_of_ones_own()
    {
        string values = "$s = Get-MnistSample -Split Test -First 1; $p = $s.Pixels; $p[0] = 77; $p.Length; $p[0]; $s.Pixels[0]; (Get-MnistSample -Split Test -First 1).Pixels[0]";
        Assert.Equal([784, (byte)77, (byte)0, (byte)0], _session.Get(values).Select(value => value.BaseObject));
    }

    public void Dispose() => _session.Dispose();
}
