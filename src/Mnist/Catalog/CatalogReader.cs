using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mnist;

/// <summary>Reads a catalog from JSON, and refuses one that would fail later or let unverified bytes in.</summary>
internal static class CatalogReader
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, // a misspelled property is not one that was left out
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Reads the entries.</summary>
    /// <exception cref="CatalogException">It is not JSON, or not a catalog; the message says where.</exception>
    public static IReadOnlyList<CatalogEntry> Read(Stream stream, string path)
    {
        try
        {
            using var json = JsonDocument.Parse(stream, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (FindNull(json.RootElement, "$") is string place)
            {
                throw new CatalogException(path, $"{place} is null");
            }

            CatalogDocument document = json.Deserialize<CatalogDocument>(s_options)!;
            var archives = document.Archives.ToDictionary(pair => pair.Key, pair => ToArchive(pair.Value));
            CatalogEntry[] entries = [.. document.Datasets.Select(part => ToEntry(part, archives, path))];
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

    // The serializer of .NET 8 puts null also where the type forbids it.
    private static string? FindNull(JsonElement element, string place) => element.ValueKind switch
    {
        JsonValueKind.Null => place,
        JsonValueKind.Object => element.EnumerateObject().Select(property => FindNull(property.Value, $"{place}.{property.Name}")).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => element.EnumerateArray().Select((item, i) => FindNull(item, $"{place}[{i}]")).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static CatalogArchive ToArchive(CatalogDocument.ArchivePart part) => new()
    {
        Name = part.Name,
        Folder = part.Folder,
        Size = part.Size,
        Sha256 = part.Sha256,
        Md5 = part.Md5,
        Unchecked = part.Unchecked,
        Mirrors = part.Mirrors,
    };

    private static CatalogEntry ToEntry(CatalogDocument.DatasetPart part, Dictionary<string, CatalogArchive> archives, string path) => new()
    {
        Name = part.Name,
        Title = part.Title,
        Categories = part.Categories,
        Rows = part.Rows,
        Columns = part.Columns,
        TrainCount = part.TrainCount,
        TestCount = part.TestCount,
        LabelOffset = part.LabelOffset,
        IsTransposed = part.IsTransposed,
        Archive = part.Archive is null ? null
            : archives.TryGetValue(part.Archive, out CatalogArchive? archive) ? archive
            : throw new CatalogException(path, $"{part.Name}: there is no archive '{part.Archive}'"),
        Mirrors = part.Mirrors,
        Files = [.. part.Files.Select(file => ToFile(file, part))],
        NotSupported = part.NotSupported,
        License = part.License,
        Citation = part.Citation,
        HomePage = part.HomePage,
    };

    private static CatalogFile ToFile(CatalogDocument.FilePart file, CatalogDocument.DatasetPart part) => new()
    {
        Name = file.Name,
        Role = file.Role,
        Size = file.Size,
        Sha256 = file.Sha256,
        Md5 = file.Md5,
        RawSize = file.RawSize ?? SizeByShape(file, part),
        RawSha256 = file.RawSha256,
        RawMd5 = file.RawMd5,
        Unchecked = file.Unchecked,
    };

    // Header and elements of an IDX file.
    private static long SizeByShape(CatalogDocument.FilePart file, CatalogDocument.DatasetPart part)
    {
        long count = file.Role is FileRole.TrainImages or FileRole.TrainLabels ? part.TrainCount : part.TestCount;
        return file.Role is FileRole.TrainImages or FileRole.TestImages ? 16 + (count * part.Rows * part.Columns)
            : DatasetFileName.TryParse(file.Name)?.IsExtended == true ? 12 + (count * WriterTable.Columns * sizeof(int))
            : 8 + count;
    }
}
