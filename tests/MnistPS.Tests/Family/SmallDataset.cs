using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace MnistPS.Tests.Family;

/// <summary>Seven training and two test images of two categories, and a catalog that knows them.</summary>
internal sealed class SmallDataset
{
    public SmallDataset() => Packed = new Dictionary<string, byte[]>
    {
        ["train-images-idx3-ubyte.gz"] = Gzip([0, 0, 8, 3, 0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0, 2, .. Enumerable.Range(0, 14).Select(i => (byte)i)]),
        ["train-labels-idx1-ubyte.gz"] = Gzip([0, 0, 8, 1, 0, 0, 0, 7, 0, 1, 0, 1, 0, 1, 1]),
        ["t10k-images-idx3-ubyte.gz"] = Gzip([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 1, 2, 3, 4]),
        ["t10k-labels-idx1-ubyte.gz"] = Gzip([0, 0, 8, 1, 0, 0, 0, 2, 1, 0]),
    };

    /// <summary>The published files by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Packed { get; }

    /// <summary>Writes the catalog and gives its path.</summary>
    public string WriteCatalog(string folder, string mirror)
    {
        string[] roles = ["TrainImages", "TrainLabels", "TestImages", "TestLabels"];
        var catalog = new JsonObject
        {
            ["datasets"] = new JsonArray(new JsonObject
            {
                ["name"] = "Small",
                ["title"] = "For tests",
                ["categories"] = new JsonArray("zero", "one"),
                ["rows"] = 1,
                ["columns"] = 2,
                ["trainCount"] = 7,
                ["testCount"] = 2,
                ["mirrors"] = new JsonArray(mirror),
                ["files"] = new JsonArray([.. Packed.Zip(roles).Select(pair => new JsonObject
                {
                    ["name"] = pair.First.Key,
                    ["role"] = pair.Second,
                    ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(pair.First.Value)),
                })]),
                ["license"] = "MIT",
                ["citation"] = "None.",
                ["homePage"] = "https://mirror.invalid/",
            }),
        };
        string path = Path.Combine(folder, "catalog.json");
        File.WriteAllText(path, catalog.ToJsonString());
        return path;
    }

    public static byte[] Gzip(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return target.ToArray();
    }
}
