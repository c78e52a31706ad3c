namespace Mnist.Datasets;

/// <summary>How a dataset is fetched and where it is put.</summary>
public sealed record SaveOptions
{
    /// <summary>The folder to put the files into; null for the dataset's own folder in the store. Made when it does not exist.</summary>
    public string? Destination { get; init; }

    /// <summary>
    /// Only these mirrors, in order: http or https addresses, or folders of this machine. A file's name is appended; <c>{name}</c>
    /// is replaced by the name of the dataset. Null takes those of <c>MNIST_MIRROR</c>, then those of the catalog.
    /// </summary>
    public IReadOnlyList<string>? Mirrors { get; init; }

    /// <summary>Fetches also what is there and good.</summary>
    public bool Force { get; init; }

    /// <summary>How long a mirror may send nothing, before its answer and between its bytes. 30 seconds by default.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a mirror may take to accept a connection. 15 seconds by default.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the whole may take. 4 hours by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(4);

    /// <summary>How often a mirror is asked again after a failure that may pass. 3 by default.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The wait before the first retry; it doubles each time, up to 30 times this. 1 second by default.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that a mirror may ask for (Retry-After) before the next one is tried. 60 seconds by default.</summary>
    public TimeSpan MaximumRetryAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many files are fetched at once. 4 by default.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>For tests: trusts a certificate of theirs, for example.</summary>
    internal Action<SocketsHttpHandler>? ConfigureHandler { get; init; }

    /// <summary>For tests: a disk that fills up.</summary>
    internal Func<Stream, Stream>? WrapOutput { get; init; }
}
