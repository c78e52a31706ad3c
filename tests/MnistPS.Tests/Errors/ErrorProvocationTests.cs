using System.Globalization;
using System.Management.Automation;
using MnistPS.Tests.Family;

namespace MnistPS.Tests.Errors;

/// <summary>Every error of the module, provoked through a cmdlet.</summary>
[Collection(FamilyGroup.Name)]
public sealed class ErrorProvocationTests : FamilySession
{
    public static TheoryData<int, string> Cases => [.. Provocation.All.Select((item, i) => (i, item.Script))];

    public ErrorProvocationTests()
    {
        var small = new SmallDataset();
        Put("good", small.Packed);
        Put("wrong", new Dictionary<string, byte[]>(small.Packed) { ["train-labels-idx1-ubyte.gz"] = small.Packed["t10k-labels-idx1-ubyte.gz"] });
        Put("half", small.Packed.Where(file => file.Key.StartsWith("train", StringComparison.Ordinal)).ToDictionary());
        Environment.SetEnvironmentVariable("MNIST_CATALOG", small.WriteCatalog(Session.Folder, "https://mirror.invalid/small/"));
        File.WriteAllText(Session.PathOf("page.html"), "<!DOCTYPE html>\n<p>No mirror has this file any more.</p>\n");
        Session.Get("""
            $some = Get-MnistSample -First 3
            $some | Export-MnistCsv old.csv
            $some | Export-MnistParquet old.parquet
            $some | Export-MnistImage tree
            """);
        File.WriteAllText(Session.PathOf("kept.csv"), "");
        File.SetAttributes(Session.PathOf("kept.csv"), FileAttributes.ReadOnly);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Id_category_target_and_message_are_what_the_table_says_and_no_file_is_changed(int index, string script)
    {
        Provocation expected = Provocation.All[index];
        Assert.SkipWhen(expected.Id == "FileNotReadable" && !OperatingSystem.IsLinux(), "Only Linux has a file that nobody can read.");
        Assert.SkipWhen(expected.Id == "OpenFailed" && !OperatingSystem.IsLinux(), "Only Linux finds what opens a file by PATH.");
        Dictionary<string, byte[]> before = Files();
        ErrorRecord error = AssertError(script, expected.Id);
        if (expected.Id != "OpenFailed")
        {
            Assert.Equal(before, Files());
        }

        Assert.StartsWith(expected.Id + ",MnistPS.Commands.", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorTableTests.Rows.Single(row => row[0] == $"`{expected.Id}`")[1], error.CategoryInfo.Category.ToString());
        string? target = Convert.ToString(error.TargetObject, CultureInfo.InvariantCulture);
        Assert.True(new WildcardPattern(WithFolder(expected.Target)).IsMatch(target), target);
        Assert.Contains(WithFolder(expected.Named), error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter '", error.ToString(), StringComparison.Ordinal);
    }

    protected override void Dispose(bool disposing)
    {
        File.SetAttributes(Session.PathOf("kept.csv"), FileAttributes.Normal);
        base.Dispose(disposing);
    }

    private Dictionary<string, byte[]> Files() => Directory.EnumerateFiles(Session.Folder, "*", SearchOption.AllDirectories)
        .Where(path => !path.StartsWith(Home, StringComparison.Ordinal))
        .ToDictionary(path => path, File.ReadAllBytes);

    private string WithFolder(string text) => text.Contains("{0}", StringComparison.Ordinal)
        ? text.Replace('/', Path.DirectorySeparatorChar).Replace("{0}", Session.Folder, StringComparison.Ordinal)
        : text;
}
