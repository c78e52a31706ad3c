using Mnist.Formats;

namespace Mnist.Tests.Support;

/// <summary>Imports of one format, for content of one split.</summary>
internal static class SingleSplit
{
    public static SampleSet ImportSet(
        this SampleFormat format, string path, SampleReadOptions? options = null, CancellationToken cancellationToken = default) =>
        format.ImportSet(new SampleInput(path), options, cancellationToken);
}
