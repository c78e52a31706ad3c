using System.Xml.Linq;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Conventions;

/// <summary>docs/dependencies.md names every package, with its version and why it is there.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void Every_package_is_listed_with_its_version_and_a_reason()
    {
        var props = XDocument.Load(Path.Combine(StagedModule.RepositoryRoot, "Directory.Packages.props"));
        string[] pinned =
        [
            .. props.Descendants("PackageVersion").Select(package => $"{package.Attribute("Include")!.Value} {package.Attribute("Version")!.Value}"),
            .. props.Descendants().Where(property => property.Name.LocalName is "PesterNewest" or "PesterOldest").Select(version => $"Pester {version.Value}"),
        ];
        string[][] rows =
        [
            .. File.ReadLines(Path.Combine(StagedModule.RepositoryRoot, "docs", "dependencies.md"))
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| package", StringComparison.Ordinal))
                .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)),
        ];
        Assert.NotEmpty(pinned);
        Assert.All(rows, row => Assert.True(row is [_, _, { Length: > 5 }], string.Join(" | ", row)));
        Assert.Equal(pinned.Order(StringComparer.Ordinal), rows.Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Restore_audits_direct_and_indirect_packages()
    {
        var props = XDocument.Load(Path.Combine(StagedModule.RepositoryRoot, "Directory.Build.props"));
        Assert.Equal("true", props.Descendants("NuGetAudit").Single().Value);
        Assert.Equal("all", props.Descendants("NuGetAuditMode").Single().Value);
        Assert.DoesNotContain("NU1903", props.Descendants("WarningsNotAsErrors").Single().Value, StringComparison.Ordinal);
    }
}
