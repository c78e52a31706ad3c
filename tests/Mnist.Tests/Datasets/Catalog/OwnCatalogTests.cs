using System.Text.Json.Nodes;
using Mnist.Datasets;
using Mnist.Tests.Datasets.Download.Faults;
using Mnist.Tests.Support;

namespace Mnist.Tests.Datasets.Catalog;

/// <summary>Catalogs of one's own, good and bad.</summary>
public sealed class OwnCatalogTests : IDisposable
{
    private readonly TinyFamily _family = new();

    [Fact]
    public void An_entry_of_ones_own_comes_after_those_of_the_family()
    {
        var catalog = DatasetCatalog.Load(_family.WriteCatalog(["https://mirror.invalid/"]));
        Assert.Equal(["MNIST-C-CannyEdges", "Tiny", "Sibling"], catalog.Entries.TakeLast(3).Select(entry => entry.Name));
        Assert.Equal("Tiny", catalog.Get("tiny").Name);
    }

    [Theory]
    [InlineData("name", "\"MNIST\"", "the name MNIST is already used")]
    [InlineData("name", "\"../up\"", "the name must consist of letters")]
    [InlineData("name", "\"Tiny\\n\"", "the name must consist of letters")]
    [InlineData("nmae", "\"Tiny\"", "nmae")]
    [InlineData("mirrors", "[\"ftp://x/\"]", "http or https")]
    [InlineData("mirrors", "[\"https://x\"]", "ends in a slash")]
    [InlineData("categories", "[]", "1 to 256 categories")]
    [InlineData("labelOffset", "250", "labels must be from 0 to 255")]
    [InlineData("files", "[]", "there must be files")]
    [InlineData("archive", "\"none\"", "no archive 'none'")]
    [InlineData("rows", "\"28\"", "rows")]
    [InlineData("rows", "0", "pixels")]
    [InlineData("title", "null", "datasets[0].title cannot be null")]
    [InlineData("mirrors", "[5]", "datasets[0].mirrors[0] cannot be 5")]
    [InlineData("categories", "{}", "datasets[0].categories cannot be an object")]
    [InlineData("citation", null, "citation")]
    public void A_bad_entry_is_refused_with_file_and_reason(string property, string? value, string reason)
    {
        JsonObject entry = TinyFamily.Entry("Tiny", _family.Tiny, ["https://mirror.invalid/"], withContent: true);
        entry.Remove(property);
        if (value is not null)
        {
            entry[property] = JsonNode.Parse(value);
        }

        AssertRefused(entry, reason);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0x8B, (byte)'"', (byte)':', (byte)'1', (byte)'}' })] // found by tests/Fuzzing
    [InlineData(new byte[] { (byte)'{', (byte)'"', (byte)'\\', (byte)'u', (byte)'d', (byte)'8', (byte)'0', (byte)'0', (byte)'"', (byte)':', (byte)'1', (byte)'}' })]
    public void Text_that_is_not_Unicode_is_refused_as_a_catalog(byte[] content)
    {
        using var folder = new TempFolder();
        string path = folder.Write("catalog.json", content);
        Assert.Equal(path, Assert.Throws<CatalogException>(() => DatasetCatalog.Load(path)).Path);
    }

    [Theory]
    [InlineData("sha256", "\"abc\"", "64 lower-case")]
    [InlineData("rawSha256", "\"BA891046E6505D7AADCBBE25680A0738AD16AEC93BDE7F9B65E87A2FC25776DB\"", "64 lower-case")]
    [InlineData("name", "\"../train-images-idx3-ubyte.gz\"", "must be a name such as")]
    [InlineData("name", "\"notes.txt\"", "must be a name such as")]
    [InlineData("role", "\"TestImages\"", "role")]
    [InlineData("role", "\"Notes\"", "role")]
    [InlineData("role", "\"0\"", "role cannot be \"0\"")]
    [InlineData("role", "\"99999999999\"", "role cannot be \"99999999999\"")] // found by tests/Fuzzing
    [InlineData("size", "-1", "must be from 1 to 2^40 bytes")]
    [InlineData("unchecked", "[\"crc\"]", "unchecked")]
    public void A_bad_file_is_refused_with_file_and_reason(string property, string value, string reason)
    {
        JsonObject entry = TinyFamily.Entry("Tiny", _family.Tiny, ["https://mirror.invalid/"], withContent: true);
        entry["files"]![0]![property] = JsonNode.Parse(value);
        AssertRefused(entry, reason);
    }

    [Fact]
    public void A_file_without_any_digest_is_refused()
    {
        JsonObject entry = TinyFamily.Entry("Tiny", _family.Tiny, ["https://mirror.invalid/"], withContent: false);
        entry["files"]![0]!.AsObject().Remove("sha256");
        AssertRefused(entry, "each file must have a digest");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{ \"datasets\": [null] }")]
    [InlineData("{ \"datasets\": 5 }")]
    [InlineData("<html>")]
    public void What_is_no_catalog_is_refused(string json)
    {
        using var folder = new TempFolder();
        string path = folder.Write("own.json", json);
        CatalogException exception = Assert.Throws<CatalogException>(() => DatasetCatalog.Load(path));
        Assert.Contains("own.json", exception.Message, StringComparison.Ordinal);
        Assert.Contains("MNIST_CATALOG", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_catalog_that_is_not_there_is_told() => Assert.Throws<CatalogException>(() => DatasetCatalog.Load("/nowhere/own.json"));

    public void Dispose() => _family.Dispose();

    private void AssertRefused(JsonObject entry, string reason)
    {
        string path = _family.WriteCatalog(new JsonObject { ["datasets"] = new JsonArray(entry) });
        CatalogException exception = Assert.Throws<CatalogException>(() => DatasetCatalog.Load(path));
        Assert.Contains(reason, exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
    }
}
