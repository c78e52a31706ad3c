using System.Text.RegularExpressions;

namespace Mnist.Datasets.Catalog;

/// <summary>The rules for an entry of a catalog that its JSON schema cannot express.</summary>
internal static partial class CatalogRules
{
    private static readonly string[] s_digestNames = ["sha256", "md5", "rawSha256", "rawMd5"];

    /// <summary>Checks an entry.</summary>
    /// <exception cref="CatalogException">The entry breaks a rule. The message names both.</exception>
    public static void Check(CatalogEntry entry, string path)
    {
        void Require(bool condition, string rule)
        {
            if (!condition)
            {
                throw new CatalogException(path, $"{entry.Name}: {rule}");
            }
        }

        Require(EntryName().IsMatch(entry.Name), "the name must consist of letters, digits, dots and dashes, and start with a letter");
        Require(entry.Categories.Count is >= 1 and <= 256, "there must be 1 to 256 categories");
        Require(entry.LabelOffset >= 0 && entry.LabelOffset + entry.Categories.Count <= 256, "labels must be from 0 to 255");
        Require(entry.Rows >= 1 && entry.Columns >= 1 && (long)entry.Rows * entry.Columns <= 1 << 28, "an image must have 1 to 2^28 pixels");
        Require(entry.TrainCount >= 0 && entry.TestCount >= 0, "counts must be 0 or more");
        Require(entry.Files.Count > 0, "there must be files");
        Require(entry.Files.Select(file => file.Role).Distinct().Count() == entry.Files.Count, "each file must have its own role");
        Require(entry.Files.Select(file => (file.Split, file.IsImages)).GroupBy(file => file.Split).All(split => split.Count() == 2), "a split must have images and labels");
        foreach (CatalogFile file in entry.Files)
        {
            CheckFile(entry, file, Require);
        }

        Require(entry.Archive is not null || entry.Files.All(HasDigest), "each file must have a digest, unless it is in an archive");
        Require(entry.Archive is null || entry.Mirrors.Count == 0, "mirrors must be those of the archive, not of the dataset");
        CheckArchive(entry.Archive, Require);
        Require(entry.Mirrors.Concat(entry.Archive?.Mirrors ?? []).All(IsMirror), "a mirror must be an http or https address that ends in a slash");
    }

    private static void CheckFile(CatalogEntry entry, CatalogFile file, Action<bool, string> require)
    {
        var name = DatasetFileName.TryParse(file.Name);
        require(
            name is not null && FileName().IsMatch(file.Name) && name.Split == file.Split && name.IsImages == file.IsImages,
            $"'{file.Name}' must be a name such as train-images-idx3-ubyte.gz that fits the role {file.Role}");
        require(name!.Prefix.Equals(entry.FilePrefix, StringComparison.OrdinalIgnoreCase), "the names of all files must start with the same prefix");
        require(file.Member is null || entry.Archive is not null, $"'member' of '{file.Name}' needs an archive");
        require(file.Size is null or > 0 && file.RawSize is > 0 and < 1L << 40, $"the sizes of '{file.Name}' must be from 1 to 2^40 bytes");
        require(IsDigest(file.Sha256, 64) && IsDigest(file.RawSha256, 64), $"a SHA-256 of '{file.Name}' must have 64 lower-case hexadecimal digits");
        require(IsDigest(file.Md5, 32) && IsDigest(file.RawMd5, 32), $"an MD5 of '{file.Name}' must have 32 lower-case hexadecimal digits");
        require(file.Unchecked.All(s_digestNames.Contains), $"'unchecked' of '{file.Name}' must consist of {string.Join(", ", s_digestNames)}");
    }

    private static void CheckArchive(CatalogArchive? archive, Action<bool, string> require)
    {
        require(archive is null || (FileName().IsMatch(archive.Name) && EntryName().IsMatch(archive.Folder)), "the name and folder of the archive must be plain names");
        require(archive is null || (IsDigest(archive.Sha256, 64) && IsDigest(archive.Md5, 32)), "the digests of the archive must be lower-case hexadecimal digits");
        require(archive is null or { Size: > 0, Mirrors.Count: > 0 }, "the archive must have a size and mirrors");
    }

    private static bool HasDigest(CatalogFile file) => (file.Sha256 ?? file.Md5 ?? file.RawSha256 ?? file.RawMd5) is not null;

    private static bool IsDigest(string? digest, int length) =>
        digest is null || (digest.Length == length && digest.All(c => char.IsAsciiHexDigitLower(c)));

    private static bool IsMirror(string mirror) =>
        Uri.TryCreate(mirror, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && mirror.EndsWith('/');

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9.-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex EntryName();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
