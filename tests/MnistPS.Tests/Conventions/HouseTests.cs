using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Conventions;

/// <summary>The house is as docs/architecture.md shows it: folders are namespaces, and no room uses a room above it.</summary>
public sealed partial class HouseTests
{
    // What opens, reads and measures the data, so that users need one type alone. These files use the rooms that do it.
    private static readonly string[] s_face =
    [
        "Mnist/Samples/MnistDataset.Import.cs",
        "Mnist/Samples/MnistDataset.cs",
        "Mnist/Samples/MnistSample.Pictures.cs",
        "Mnist/Samples/SampleSet.Batches.cs",
        "Mnist/Samples/SampleSet.Export.cs",
        "Mnist/Samples/SampleSet.Statistics.cs",
    ];

    private static readonly CSharpCompilation s_sources = Sources.Compile(Sources.Read());
    private static readonly IReadOnlyList<Arrow> s_arrows = Arrow.Find(s_sources);
    private static readonly IReadOnlyList<Room> s_rooms = ReadRooms();

    /// <summary>The libraries of this repository that each assembly uses. Plugins are used by none.</summary>
    public static TheoryData<string, string[]> Assemblies => new()
    {
        { "Mnist.dll", [] },
        { "Mnist.Display.dll", ["Mnist"] },
        { "Mnist.Learning.dll", ["Mnist"] },
        { "MnistPS.dll", ["Mnist", "Mnist.Display", "Mnist.Learning", "System.Management.Automation"] },
        { "plugins/Mnist.Charts/Mnist.Charts.dll", ["DynamicObj", "FSharp.Core", "Mnist", "Mnist.Display", "Plotly.NET"] },
        { "plugins/Mnist.Images/Mnist.Images.dll", ["Mnist", "StbImageSharp"] },
        { "plugins/Mnist.Parquet/Mnist.Parquet.dll", ["K4os.Compression.LZ4", "Mnist", "Parquet", "Snappier", "ZstdSharp"] },
    };

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_uses_only_what_is_below_it(string file, string[] used)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(StagedModule.Folder, file)));
        MetadataReader metadata = image.GetMetadataReader();
        string[] outside =
        [
            .. metadata.AssemblyReferences
                .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                .Where(name => !File.Exists(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), name + ".dll")))
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(used, outside);
    }

    [Fact]
    public void A_folder_is_a_namespace()
    {
        string[] wrong =
        [
            .. s_sources.SyntaxTrees.Where(tree => tree.FilePath.Length > 0).SelectMany(tree => tree.GetRoot().DescendantNodes()
                .OfType<BaseNamespaceDeclarationSyntax>()
                .Where(space => $"{space.Name}" != NamespaceOf(tree.FilePath, space.Members.Any(IsPublic)))
                .Select(space => $"{tree.FilePath} is in {space.Name}, expected {NamespaceOf(tree.FilePath, space.Members.Any(IsPublic))}")),
        ];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Every_folder_is_in_a_room()
    {
        Assert.All(s_arrows.Select(arrow => arrow.From).Where(file => !file.StartsWith("Plugins/", StringComparison.Ordinal)), file => Assert.NotNull(RoomOf(file)));
        Assert.All(s_rooms.SelectMany(room => room.Folders), folder => Assert.Contains(s_arrows, arrow => IsIn(arrow.From, folder) || IsIn(arrow.To, folder)));
    }

    [Fact]
    public void A_room_uses_the_rooms_that_the_page_says_and_none_above_it()
    {
        string[] faults = [.. s_rooms.SelectMany((room, place) => Faults(room, place))];
        Assert.True(faults.Length == 0, string.Join("\n", faults));
    }

    [Fact]
    public void The_face_is_what_uses_rooms_above_the_samples() => Assert.Equal(
        s_face,
        s_arrows.Where(arrow => IsIn(arrow.From, "Mnist/Samples") && !IsIn(arrow.To, "Mnist/Samples") && !IsIn(arrow.To, "Mnist/Errors"))
            .Select(arrow => arrow.From).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_format_uses_no_other_format_and_only_the_list_uses_formats()
    {
        const string Formats = "Mnist/Formats/";
        Arrow[] faults =
        [
            .. s_arrows.Where(arrow => IsIn(arrow.From, Formats[..^1]) && arrow.To.StartsWith(Formats, StringComparison.Ordinal))
                .Where(arrow => arrow.From != Formats + "SampleFormat.All.cs")
                .Where(arrow => Arrow.FolderOf(arrow.To) is not ("Mnist/Formats" or "Mnist/Formats/Text") && Arrow.FolderOf(arrow.To) != Arrow.FolderOf(arrow.From)),
        ];
        Assert.True(faults.Length == 0, string.Join<Arrow>("\n", faults));
    }

    [Theory]
    [InlineData("B.cs: class B { A? a; }", "Up/B.cs uses A (Low/A.cs)")]
    [InlineData("B.cs: class B { object a = new A(); }", "Up/B.cs uses A (Low/A.cs)")]
    [InlineData("B.cs: class B { A? a; int Get() => a!.Number; }", "Up/B.cs uses A.Number (Low/A.cs)")]
    [InlineData("B.cs: class B { string Get(object o) => o.Show(); }", "Up/B.cs uses Extension.Show (Low/A.cs)")]
    [InlineData("B.cs: class B { string Get() => A.Text; }", null)]
    [InlineData("B.cs: class B { int A => 1; }", null)]
    public void The_check_finds(string file, string? arrow)
    {
        const string Low = "class A { public const string Text = \"\"; public int Number => 1; } static class Extension { public static string Show(this object o) => \"\"; }";
        string[] found = [.. Arrow.Find(Sources.Compile([("Low/A.cs", Low), ($"Up/{file.Split(": ")[0]}", file.Split(": ", 2)[1])])).Select(found => found.ToString())];
        Assert.True(arrow is null ? found.Length == 0 : found.Contains(arrow), string.Join("\n", found));
    }

    private static IEnumerable<string> Faults(Room room, int place)
    {
        string project = room.Folders[0].Split('/')[0];
        Arrow[] leaving =
        [
            .. s_arrows.Where(arrow => RoomOf(arrow.From) == room && !s_face.Contains(arrow.From) && IsIn(arrow.To, project) && RoomOf(arrow.To) != room),
        ];
        ILookup<Room, Arrow> used = leaving.ToLookup(arrow => RoomOf(arrow.To)!);
        return
        [
            .. leaving.Where(arrow => !room.Uses.Any(folder => IsIn(arrow.To, folder))).Select(arrow => $"{arrow}, which docs/architecture.md does not say"),
            .. used.Where(other => s_rooms.TakeWhile(below => below != room).All(below => below != other.Key)).SelectMany(other => other).Select(arrow => $"{arrow}, which is above it"),
            .. room.Uses.Where(folder => !leaving.Any(arrow => IsIn(arrow.To, folder))).Select(folder => $"docs/architecture.md, room {place + 1}: {room.Folders[0]} does not use {folder}"),
        ];
    }

    // Public types are in the namespace of the room that users see, internal ones in that of their folder.
    private static string NamespaceOf(string file, bool isPublic)
    {
        string[] parts = [.. Arrow.FolderOf(file).Split('/').SkipWhile(part => part == "Plugins")];
        return parts switch
        {
            ["Mnist", "Samples" or "Batches" or "Errors", ..] => "Mnist",
            ["MnistPS", "Commands", ..] => "MnistPS.Commands",
            ["Mnist", _, ..] when isPublic => string.Join('.', parts[..2]),
            ["Mnist.Display" or "Mnist.Learning", ..] when isPublic => parts[0],
            _ => string.Join('.', parts),
        };
    }

    private static bool IsPublic(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static bool IsIn(string file, string folder) => file.StartsWith(folder + "/", StringComparison.Ordinal);

    private static Room? RoomOf(string file) => s_rooms.FirstOrDefault(room => room.Folders.Any(folder => IsIn(file, folder)));

    // Rows such as | `Mnist/Batches` | batches | `Samples`, `Statistics` |, the lowest room of a project first.
    private static IReadOnlyList<Room> ReadRooms() =>
    [
        .. File.ReadLines(Path.Combine(StagedModule.RepositoryRoot, "docs", "architecture.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells is ["", _, _, _, ""] && ProjectRow().IsMatch(cells[1]))
            .Select(cells =>
            {
                string[] folders = [.. Quoted().Matches(cells[1]).Select(match => match.Groups[1].Value)];
                string project = folders[0].Split('/')[0];
                return new Room(
                    [.. folders.Select(folder => IsIn(folder, project) ? folder : $"{project}/{folder}")],
                    [.. Quoted().Matches(cells[3]).Select(match => $"{project}/{match.Groups[1].Value}")]);
            }),
    ];

    [GeneratedRegex("^`(Mnist|Mnist.Display|Mnist.Learning|MnistPS)/")]
    private static partial Regex ProjectRow();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    /// <summary>One row of the table.</summary>
    /// <param name="Folders">Its folders, which may use each other.</param>
    /// <param name="Uses">The folders that it uses.</param>
    private sealed record Room(string[] Folders, string[] Uses);
}
