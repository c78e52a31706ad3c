namespace Mnist;

/// <summary>A file or archive that is wanted, and what is to be done with it.</summary>
internal sealed record Delivery
{
    /// <summary>The dataset or datasets, for messages.</summary>
    public required string Dataset { get; init; }

    /// <summary>The published name.</summary>
    public required string Name { get; init; }

    /// <summary>Its bytes, where published.</summary>
    public long? Size { get; init; }

    /// <summary>More bytes than this cannot be right, whoever packed them.</summary>
    public required long MaximumSize { get; init; }

    /// <summary>The published SHA-256.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The published MD5; it decides only without any SHA-256.</summary>
    public string? Md5 { get; init; }

    /// <summary>The digest of the content is known, so that a mirror may have packed it anew.</summary>
    public bool IsContentKnown { get; init; }

    /// <summary>How such files start.</summary>
    public required byte[] Magic { get; init; }

    /// <summary>What such files are called in messages.</summary>
    public required string Kind { get; init; }

    /// <summary>Where to ask.</summary>
    public required IReadOnlyList<Mirror> Mirrors { get; init; }

    /// <summary>Unpacks the bytes and puts their content in place. Told whether they are proven to be the published ones.</summary>
    public required Action<Stream, bool, CancellationToken> Accept { get; init; }
}
