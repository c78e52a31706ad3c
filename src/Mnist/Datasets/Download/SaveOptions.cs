namespace Mnist.Datasets;

/// <summary>How to download a dataset, and where to save it.</summary>
public sealed record SaveOptions
{
    /// <summary>The target folder; null for the folder of the dataset in the store. It is created if it does not exist.</summary>
    public string? Destination { get; init; }

    /// <summary>
    /// The only mirrors to use, in order: http or https addresses, or local folders. The file name is appended; <c>{name}</c> is
    /// replaced by the name of the dataset. Null uses those of <c>MNIST_MIRROR</c>, then those of the catalog.
    /// </summary>
    public IReadOnlyList<string>? Mirrors { get; init; }

    /// <summary>Downloads also files that are present and valid.</summary>
    public bool Force { get; init; }

    /// <summary>How long a mirror may send nothing, before and during its answer. The default is 30 seconds.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a mirror may take to accept a connection. The default is 15 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the whole download may take. The default is 4 hours.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(4);

    /// <summary>The number of retries after a temporary failure of a mirror. The default is 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The wait before the first retry. It doubles each time, up to 30 times this value. The default is 1 second.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that a mirror may request (Retry-After). If it requests more, the next mirror is tried. The default is 60 seconds.</summary>
    public TimeSpan MaximumRetryAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The number of parallel downloads. The default is 4.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>For tests, for example to trust their certificate.</summary>
    internal Action<SocketsHttpHandler>? ConfigureHandler { get; init; }

    /// <summary>For tests, to simulate a full disk.</summary>
    internal Func<Stream, Stream>? WrapOutput { get; init; }
}
