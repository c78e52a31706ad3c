namespace Mnist;

/// <summary>There is no dataset of that name or in that folder.</summary>
public sealed class DatasetNotFoundException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="target">The name or folder.</param>
    /// <param name="message">What is missing, and what to do.</param>
    public DatasetNotFoundException(string target, string message)
        : base(message) => Target = target;

    /// <summary>The name or folder.</summary>
    public string Target { get; }
}
