namespace Mnist;

/// <summary>Bytes have another digest than they should.</summary>
public sealed class DatasetIntegrityException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was compared, where it came from, and what to do.</param>
    /// <param name="source">The file or address of the bytes.</param>
    /// <param name="expected">The digest that they should have.</param>
    /// <param name="actual">The digest that they have.</param>
    /// <param name="identifiedAs">The dataset and file that the bytes really are, if the catalog knows them.</param>
    public DatasetIntegrityException(string message, string source, string? expected, string? actual, string? identifiedAs)
        : base(message)
    {
        Location = source;
        Expected = expected;
        Actual = actual;
        IdentifiedAs = identifiedAs;
    }

    /// <summary>The file or address of the bytes.</summary>
    public string Location { get; }

    /// <summary>The digest that they should have, lower-case hexadecimal.</summary>
    public string? Expected { get; }

    /// <summary>The digest that they have.</summary>
    public string? Actual { get; }

    /// <summary>The dataset and file that the bytes really are, for example <c>MNIST t10k-labels-idx1-ubyte.gz</c>; null when unknown.</summary>
    public string? IdentifiedAs { get; }
}
