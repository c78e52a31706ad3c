using Mnist.IO;

namespace Mnist.Datasets;

/// <summary>The result of <see cref="DatasetStore.Plan"/>: what saving would download.</summary>
/// <param name="Downloads">The files and archives; empty if all files are present and valid.</param>
public sealed record SavePlan(IReadOnlyList<PlannedDownload> Downloads)
{
    /// <summary>The bytes to download, without files of unpublished size.</summary>
    public long KnownSize => Downloads.Sum(download => download.Size ?? 0);

    /// <summary>True if the size of each file is known.</summary>
    public bool IsSizeKnown => Downloads.All(download => download.Size is not null);

    /// <summary>For example <c>30.9 MB</c> or <c>at least 1.0 MB</c>.</summary>
    public string SizeText => (IsSizeKnown ? "" : "at least ") + ByteCount.ToText(KnownSize);
}
