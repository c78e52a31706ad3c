using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Conventions;

/// <summary>PSMnist has cmdlets of two of our names. Both modules work in one session.</summary>
public sealed class NeighborTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public NeighborTests()
    {
        // A stand-in with the two commands.
        Directory.CreateDirectory(_session.PathOf("PSMnist"));
        File.WriteAllText(_session.PathOf("PSMnist/PSMnist.psm1"), """
            function Get-MnistDataset { 'of PSMnist' }
            function Save-MnistDataset { [CmdletBinding()] param([string] $Name) "PSMnist saves $Name" }
            Export-ModuleMember -Function Get-MnistDataset, Save-MnistDataset
            """);
        _session.Get("Import-Module ./PSMnist/PSMnist.psm1");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Remove-Module MnistPS; Import-Module '{0}'")] // ours after theirs
    public void Names_with_their_module_tell_the_two_apart(string first)
    {
        _session.Get(first.Replace("{0}", StagedModule.Manifest, StringComparison.Ordinal));
        Assert.Equal("MNIST", _session.Run("MnistPS\\Get-MnistDataset MNIST").Values("Name").Single());
        Assert.Equal("of PSMnist", _session.Get("PSMnist\\Get-MnistDataset").Single().BaseObject);
        Assert.Equal("PSMnist saves it", _session.Get("PSMnist\\Save-MnistDataset it").Single().BaseObject);
        _session.Get("MnistPS\\Save-MnistDataset FashionMNIST -WhatIf");
        Assert.Contains("Save FashionMNIST", _session.Host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_PSMnist_does_not_have_needs_no_module_name()
    {
        Assert.Equal(3, _session.Get("Get-MnistSample -First 3").Count);
        Assert.Equal(10, _session.Get("MnistPS\\Get-MnistDataset MNIST | Measure-MnistCategory").Count);
    }

    [Fact]
    public void A_prefix_keeps_the_names_apart_as_well()
    {
        _session.Get($"Remove-Module MnistPS; Import-Module '{StagedModule.Manifest}' -Prefix My");
        Assert.Equal("MNIST", _session.Run("Get-MyMnistDataset MNIST").Values("Name").Single());
        Assert.Equal("of PSMnist", _session.Get("Get-MnistDataset").Single().BaseObject);
    }

    public void Dispose() => _session.Dispose();
}
