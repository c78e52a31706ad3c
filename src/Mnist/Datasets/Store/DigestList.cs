using System.Buffers;
using System.Text;
using Mnist.IO;

namespace Mnist.Datasets.Store;

/// <summary>
/// The digests of saved files: <c>SHA256SUMS</c>, in the format of <c>sha256sum --check</c>. If no digest of a content is published
/// (members of EMNIST's archive), only this list can show later damage.
/// </summary>
internal static class DigestList
{
    public const string FileName = "SHA256SUMS";

    private const int MaximumLength = 1 << 20;
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdef");
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Returns the digest for each file name. The last line for a file counts; invalid lines are ignored.</summary>
    public static IReadOnlyDictionary<string, string> Read(string folder)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        string path = Path.Combine(folder, FileName);
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > MaximumLength)
        {
            return digests;
        }

        using var reader = new StreamReader(SharingViolation.Wait(() => File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), s_patience));
        while (reader.ReadLine() is string line)
        {
            if (line.Length > 66 && line[64] == ' ' && !line.AsSpan(0, 64).ContainsAnyExcept(s_digits))
            {
                digests[line[66..]] = line[..64];
            }
        }

        return digests;
    }

    /// <summary>Adds a line. Several processes can do this at once.</summary>
    public static void Add(string folder, string name, string sha256)
    {
        using FileStream file = SharingViolation.Wait(
            () => new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), s_patience);

        // A killed writer may have left an incomplete line.
        bool isTorn = false;
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            isTorn = file.ReadByte() != '\n';
        }

        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes($"{(isTorn ? "\n" : "")}{sha256}  {name}\n"));
    }
}
