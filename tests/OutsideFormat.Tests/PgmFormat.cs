using Mnist.Formats;

namespace OutsideFormat.Tests;

/// <summary>Netpbm's PGM images, one after another: https://netpbm.sourceforge.net/doc/pgm.html.</summary>
/// <remarks>Labels are comments, <c># label 7</c>, which other programs ignore. Raw (P5) and plain (P2) images are read.</remarks>
public sealed class PgmFormat() : SampleFormat<SampleReadOptions, PgmWriteOptions>("Pgm", ".pgm", ".pgms")
{
    protected override bool Matches(ReadOnlySpan<byte> head) =>
        head is [(byte)'P', (byte)'2' or (byte)'5', (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n', ..];

    protected override IEnumerable<SampleReader> Open(SampleInput input, SampleReadOptions options, CancellationToken cancellationToken) =>
        [new PgmReader(input, options)];

    protected override SampleWriter Create(SampleOutput output, PgmWriteOptions options) => new PgmWriter(output, options);
}

/// <summary>How to write PGM.</summary>
public sealed record PgmWriteOptions : SampleWriteOptions
{
    /// <summary>Writes pixels as decimal numbers.</summary>
    public bool Plain { get; init; }
}
