using Mnist.IO;
using Mnist.IO.Zip;

namespace Mnist.Formats;

/// <summary>Looks at a file before its format reads it: finds the files in a ZIP file, and refuses other kinds of files.</summary>
internal static class PackedInput
{
    private const int ShownAtMost = 8;

    /// <summary>Returns what a format reads: the input itself, or one or two members of a ZIP file, Train first.</summary>
    /// <param name="input">The file or stream. Other paths are returned as they are.</param>
    /// <param name="format">The format.</param>
    /// <exception cref="DatasetFormatException">The file is of another kind, or the ZIP file has no such member or several.</exception>
    public static IReadOnlyList<SampleInput> Open(SampleInput input, SampleFormat format)
    {
        if (!input.IsStream && !File.Exists(input.Path))
        {
            return [input];
        }

        byte[] head = input.ReadHead(ForeignContent.HeadLength);
        if (!IsZip(head))
        {
            RequireNotForeign(head, input.Path, format.ErrorTitle, format.Name);
            return [input];
        }

        IReadOnlyList<string> names = NamesOf(input, format.ErrorTitle);
        return format.IsZip(names) ? [input]
            : ForeignContent.FindZip(names) is { } foreign ? throw Foreign(foreign, input.Path, format.ErrorTitle)
            : [.. Select(names, input.Path, format).Select(name => Checked(Member(input, name), format))];
    }

    /// <summary>Returns true for the first bytes of a ZIP file.</summary>
    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Refuses content that another format reads, or none.</summary>
    /// <param name="head">The first bytes of the content.</param>
    /// <param name="path">The file.</param>
    /// <param name="title">The format for the message.</param>
    /// <param name="name">The name of the format that reads the content.</param>
    /// <exception cref="DatasetFormatException">The content is of another kind.</exception>
    public static void RequireNotForeign(ReadOnlySpan<byte> head, string path, string title, string name)
    {
        if (ForeignContent.Find(head) is { } foreign && foreign.Format != name)
        {
            throw Foreign(foreign, path, title);
        }
    }

    /// <summary>Returns the error of a file that no format reads; null if its kind is unknown.</summary>
    public static DatasetFormatException? ForeignTo(SampleInput input)
    {
        if (!input.IsStream && Directory.Exists(input.Path))
        {
            return null;
        }

        byte[] head = input.ReadHead(ForeignContent.HeadLength);
        if (!IsZip(head))
        {
            return ForeignContent.Find(head) is { Format: null } kind ? Foreign(kind, input.Path, title: null) : null;
        }

        IReadOnlyList<string> names = NamesOf(input);
        return ForeignContent.FindZip(names) is { } foreign
            ? Foreign(foreign, input.Path, title: null)
            : new DatasetFormatException(input.Path, "a ZIP file with one dataset", Describe(names), hint: AdviceOf(names));
    }

    /// <summary>Returns the names of the members of a ZIP file.</summary>
    /// <param name="input">The ZIP file.</param>
    /// <param name="title">The format for errors.</param>
    /// <exception cref="DatasetFormatException">The file is damaged.</exception>
    public static IReadOnlyList<string> NamesOf(SampleInput input, string? title = null)
    {
        using RandomInput file = input.OpenRandom();
        return [.. ZipPath.NamesOf(ZipDirectory.ReadTree(file, new ZipPlace(input.Path, title)))];
    }

    /// <summary>Opens a member of a ZIP file.</summary>
    public static SampleInput Member(SampleInput input, string name)
    {
        if (!input.IsStream)
        {
            return new SampleInput(Path.Combine(input.Path, name));
        }

        RandomInput file = input.OpenRandom();
        var place = new ZipPlace(input.Path);
        return new SampleInput(new ZipMemberStream(file, ZipPath.Find(ZipDirectory.ReadTree(file, place), name)!, place), $"{input.Path}/{name}");
    }

    // The members with an extension of the format. Two are a dataset if their names tell Train and Test.
    private static IReadOnlyList<string> Select(IReadOnlyList<string> names, string path, SampleFormat format)
    {
        string[] found = [.. names.Where(name => format.Extensions.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))];
        if (found.Length == 0 && names.Count == 1 && !PictureName.IsMatch(names[0]))
        {
            return names;
        }

        if (found.Length == 2)
        {
            found = [.. found.OrderBy(ImportNaming.TellSplit)];
            if (ImportNaming.TellSplit(found[0]) == Split.Train && ImportNaming.TellSplit(found[1]) == Split.Test)
            {
                return found;
            }
        }

        return found.Length == 1 ? found : throw new DatasetFormatException(
            path,
            $"a ZIP file with one file in the format {format.ErrorTitle}",
            Describe(found.Length == 0 ? names : found),
            hint: AdviceOf(names),
            format: format.ErrorTitle);
    }

    private static SampleInput Checked(SampleInput member, SampleFormat format)
    {
        byte[] head = member.ReadHead(ForeignContent.HeadLength);
        RequireNotForeign(head, member.Path, format.ErrorTitle, IsZip(head) && !member.Path.EndsWith(".npz", StringComparison.OrdinalIgnoreCase) ? "" : format.Name);
        return member;
    }

    private static string Describe(IReadOnlyList<string> names) => names.Count == 0 ? "no files" : FormattableString.Invariant(
        $"{names.Count} files: {string.Join(", ", names.Take(ShownAtMost))}{(names.Count > ShownAtMost ? ", ..." : "")}");

    private static string? AdviceOf(IReadOnlyList<string> names) => names.Count == 0 ? null : names.Any(PictureName.IsMatch)
        ? "Expand it with Expand-Archive, and use Import-MnistImage with the folder."
        : "Expand it with Expand-Archive, and use the path of one file.";

    private static DatasetFormatException Foreign(ForeignContent foreign, string path, string? title) => new(
        path, title is null ? "a file of samples" : $"a file in the format {title}", foreign.Kind, hint: foreign.Advice, format: title);
}
