namespace Mnist;

/// <summary>A file has the wrong digest.</summary>
public sealed class DatasetIntegrityException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was compared, its origin, and what to do.</param>
    /// <param name="source">The path or address of the bytes.</param>
    /// <param name="expected">The expected digest.</param>
    /// <param name="actual">The actual digest.</param>
    /// <param name="identifiedAs">The dataset and file with these bytes, if the catalog knows them.</param>
    public DatasetIntegrityException(string message, string source, string? expected, string? actual, string? identifiedAs)
        : base(message)
    {
        Location = source;
        Expected = expected;
        Actual = actual;
        IdentifiedAs = identifiedAs;
    }

    /// <summary>The path or address of the bytes.</summary>
    public string Location { get; }

    /// <summary>The expected digest, in lower-case hexadecimal.</summary>
    public string? Expected { get; }

    /// <summary>The actual digest.</summary>
    public string? Actual { get; }

    /// <summary>The dataset and file with these bytes, for example <c>MNIST t10k-labels-idx1-ubyte.gz</c>; null if unknown.</summary>
    public string? IdentifiedAs { get; }
}
