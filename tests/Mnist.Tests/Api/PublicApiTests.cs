using System.Reflection;
using System.Text.RegularExpressions;
using Mnist.Learning;
using PublicApiGenerator;

namespace Mnist.Tests.Api;

/// <summary>The public surface of the libraries is what docs/api lists: nobody widens or breaks it without seeing it.</summary>
public sealed partial class PublicApiTests
{
    private static readonly ApiGeneratorOptions s_options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = ["System.Runtime.CompilerServices.CollectionBuilderAttribute"],
    };

    private static string Root { get; } =
        typeof(PublicApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!;

    [Theory]
    [InlineData(typeof(MnistDataset))]
    [InlineData(typeof(Recipe))]
    public void The_listing_is_up_to_date(Type member)
    {
        string name = member.Assembly.GetName().Name + ".txt";
        string current = InsideAttribute().Replace(member.Assembly.GeneratePublicApi(s_options).ReplaceLineEndings("\n") + "\n", "$1 ");
        string path = Path.Combine(Root, "docs", "api", name);
        string[] listed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n') : [];
        string[] lines = current.Split('\n');
        if (listed.SequenceEqual(lines))
        {
            return;
        }

        string proposal = Path.Combine(Directory.CreateDirectory(Path.Combine(Root, "output", "api")).FullName, name);
        File.WriteAllText(proposal, current);
        Assert.Fail($"""
            The public API is not what docs/api/{name} lists:
            {string.Join('\n', listed.Except(lines).Select(line => "- " + line.Trim()))}
            {string.Join('\n', lines.Except(listed).Select(line => "+ " + line.Trim()))}
            If that is meant, copy {proposal} to {path}.
            """);
    }

    // The names of tuple elements come on lines of their own; a member is one line here.
    [GeneratedRegex("""(new string\[\] \{|",)\n\s+""")]
    private static partial Regex InsideAttribute();
}
