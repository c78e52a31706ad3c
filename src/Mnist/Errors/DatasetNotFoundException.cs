namespace Mnist;

/// <summary>There is no dataset of that name, or none in that folder.</summary>
public sealed class DatasetNotFoundException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="target">The name or folder that was asked for.</param>
    /// <param name="message">What was looked for, and what to do.</param>
    public DatasetNotFoundException(string target, string message)
        : base(message) => Target = target;

    /// <summary>The name or folder that was asked for.</summary>
    public string Target { get; }
}
