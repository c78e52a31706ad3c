using System.Text.Json.Serialization;

namespace Mnist;

/// <summary>A catalog as it stands in a JSON file; docs/datasets.md and catalog.schema.json describe it.</summary>
internal sealed class CatalogDocument
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public Dictionary<string, ArchivePart> Archives { get; init; } = [];

    public required IReadOnlyList<DatasetPart> Datasets { get; init; }

    internal sealed class ArchivePart
    {
        public required string Name { get; init; }

        public required string Folder { get; init; }

        public required long Size { get; init; }

        public required string Sha256 { get; init; }

        public string? Md5 { get; init; }

        public IReadOnlyList<string> Unchecked { get; init; } = [];

        public required IReadOnlyList<string> Mirrors { get; init; }
    }

    internal sealed class DatasetPart
    {
        public required string Name { get; init; }

        public required string Title { get; init; }

        public required IReadOnlyList<string> Categories { get; init; }

        public required int Rows { get; init; }

        public required int Columns { get; init; }

        public required int TrainCount { get; init; }

        public required int TestCount { get; init; }

        public int LabelOffset { get; init; }

        public bool IsTransposed { get; init; }

        public string? Archive { get; init; }

        public IReadOnlyList<string> Mirrors { get; init; } = [];

        public required IReadOnlyList<FilePart> Files { get; init; }

        public IReadOnlyList<UnsupportedFile> NotSupported { get; init; } = [];

        public required string License { get; init; }

        public required string Citation { get; init; }

        public required string HomePage { get; init; }
    }

    internal sealed class FilePart
    {
        public required string Name { get; init; }

        public required FileRole Role { get; init; }

        public long? Size { get; init; }

        public string? Sha256 { get; init; }

        public string? Md5 { get; init; }

        public long? RawSize { get; init; }

        public string? RawSha256 { get; init; }

        public string? RawMd5 { get; init; }

        public IReadOnlyList<string> Unchecked { get; init; } = [];
    }
}
