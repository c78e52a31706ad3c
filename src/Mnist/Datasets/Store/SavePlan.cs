using Mnist.IO;

namespace Mnist.Datasets;

/// <summary>What saving would fetch.</summary>
/// <param name="Downloads">The files and archives; empty when everything is there and good.</param>
public sealed record SavePlan(IReadOnlyList<PlannedDownload> Downloads)
{
    /// <summary>The bytes to fetch, without files whose size is not published.</summary>
    public long KnownSize => Downloads.Sum(download => download.Size ?? 0);

    /// <summary>The size of each file is known.</summary>
    public bool IsSizeKnown => Downloads.All(download => download.Size is not null);

    /// <summary>For example <c>30.9 MB</c> or <c>at least 1.0 MB</c>.</summary>
    public string SizeText => (IsSizeKnown ? "" : "at least ") + ByteCount.ToText(KnownSize);
}
