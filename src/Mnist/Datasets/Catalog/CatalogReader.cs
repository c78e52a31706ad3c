using System.Text.Json;

namespace Mnist.Datasets.Catalog;

/// <summary>Reads a catalog from JSON. A catalog that would cause errors later, or allow unverified files, is refused.</summary>
internal static class CatalogReader
{
    private static readonly JsonDocumentOptions s_options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads the entries. docs/datasets.md and catalog.schema.json describe the file.</summary>
    /// <exception cref="CatalogException">The file is not JSON or not a catalog. The message names the place.</exception>
    public static IReadOnlyList<CatalogEntry> Read(Stream stream, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(stream, s_options);
            IReadOnlyList<CatalogEntry> entries = CatalogObject.Read(json.RootElement, "$", ReadEntries);
            foreach (CatalogEntry entry in entries)
            {
                CatalogRules.Check(entry, path);
            }

            return entries;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException) // the latter for text that is not UTF-8
        {
            throw new CatalogException(path, exception.Message, exception);
        }
    }

    private static IReadOnlyList<CatalogEntry> ReadEntries(CatalogObject json)
    {
        json.FindText("$schema");
        IReadOnlyDictionary<string, CatalogArchive> archives = json.FindMap("archives", ReadArchive);
        return json.GetList("datasets", entry => ReadEntry(entry, archives));
    }

    private static CatalogArchive ReadArchive(CatalogObject json) => new()
    {
        Name = json.GetText("name"),
        Folder = json.GetText("folder"),
        Size = json.Get("size", size => size.GetInt64()),
        Sha256 = json.GetText("sha256"),
        Md5 = json.FindText("md5"),
        Unchecked = json.FindTexts("unchecked"),
        Mirrors = json.GetTexts("mirrors"),
    };

    private static CatalogEntry ReadEntry(CatalogObject json, IReadOnlyDictionary<string, CatalogArchive> archives)
    {
        int rows = json.Get("rows", number => number.GetInt32()), columns = json.Get("columns", number => number.GetInt32());
        int trainCount = json.Get("trainCount", number => number.GetInt32()), testCount = json.Get("testCount", number => number.GetInt32());
        string name = json.GetText("name");
        return new CatalogEntry
        {
            Name = name,
            Title = json.GetText("title"),
            Categories = json.GetTexts("categories"),
            Rows = rows,
            Columns = columns,
            TrainCount = trainCount,
            TestCount = testCount,
            LabelOffset = json.Find("labelOffset", number => number.GetInt32()),
            IsTransposed = json.Find("isTransposed", answer => answer.GetBoolean()),
            Archive = json.FindText("archive") is not string key ? null
                : archives.TryGetValue(key, out CatalogArchive? archive) ? archive
                : throw new JsonException($"{name}: there is no archive '{key}'"),
            Mirrors = json.FindTexts("mirrors"),
            Files = json.GetList("files", ReadFile),
            NotSupported = json.FindList("notSupported", ReadUnsupported),
            LabelSurvey = json.Find("labelSurvey", survey => CatalogObject.Read(survey, $"{name}.labelSurvey", ReadSurvey)),
            License = json.GetText("license"),
            Citation = json.GetText("citation"),
            HomePage = json.GetText("homePage"),
        };

        CatalogFile ReadFile(CatalogObject json)
        {
            string name = json.GetText("name");
            FileRole role = json.Get("role", RoleOf);
            return new CatalogFile
            {
                Name = name,
                Member = json.FindText("member"),
                Role = role,
                Size = json.FindSize("size"),
                Sha256 = json.FindText("sha256"),
                Md5 = json.FindText("md5"),
                RawSize = json.FindSize("rawSize") ?? SizeByShape(name, role),
                RawSha256 = json.FindText("rawSha256"),
                RawMd5 = json.FindText("rawMd5"),
                Unchecked = json.FindTexts("unchecked"),
            };
        }

        // Header and elements of an IDX file.
        long SizeByShape(string name, FileRole role)
        {
            long count = role is FileRole.TrainImages or FileRole.TrainLabels ? trainCount : testCount;
            return role is FileRole.TrainImages or FileRole.TestImages ? 16 + (count * rows * columns)
                : DatasetFileName.TryParse(name)?.IsExtended == true ? 12 + (count * WriterTable.Columns * sizeof(int))
                : 8 + count;
        }
    }

    // Only by name: Enum.Parse also accepts numbers.
    private static FileRole RoleOf(JsonElement json) =>
        Enum.GetValues<FileRole>().Cast<FileRole?>().FirstOrDefault(role => $"{role}".Equals(CatalogObject.TextOf(json), StringComparison.OrdinalIgnoreCase)) ?? throw new FormatException();

    private static LabelSurvey ReadSurvey(CatalogObject json) => new()
    {
        Split = json.Get("split", SplitOf),
        Source = json.GetText("source"),
        License = json.GetText("license"),
        Candidates = json.Get("votes", votes => votes.EnumerateArray().Select(ReadVotes).ToArray()),
    };

    private static LabelVotes ReadVotes(JsonElement json)
    {
        int[] numbers = [.. json.EnumerateArray().Select(number => number.GetInt32())];
        return numbers is [var index, var given, var suggested, var forGiven, var forSuggested, var forNeither] && numbers.All(number => number >= 0)
            ? new LabelVotes(index, given, suggested, forGiven, forSuggested, forNeither)
            : throw new FormatException();
    }

    private static Split SplitOf(JsonElement json) => CatalogObject.TextOf(json) switch
    {
        nameof(Split.Train) => Split.Train,
        nameof(Split.Test) => Split.Test,
        _ => throw new FormatException(),
    };

    private static UnsupportedFile ReadUnsupported(CatalogObject json) => new()
    {
        Name = json.GetText("name"),
        Reason = json.GetText("reason"),
        Size = json.FindSize("size"),
        Sha256 = json.FindText("sha256"),
        Md5 = json.FindText("md5"),
        Unchecked = json.FindTexts("unchecked"),
    };
}
