using System.Management.Automation;

namespace MnistPS.Errors;

/// <summary>Carries a finished error record from where it was noticed to where the pipeline can take it.</summary>
public sealed class MnistErrorException : Exception, IContainsErrorRecord
{
    /// <summary>Wraps a record.</summary>
    /// <param name="errorRecord">What the user sees.</param>
    public MnistErrorException(ErrorRecord errorRecord)
        : base(errorRecord?.Exception.Message, errorRecord?.Exception) => ErrorRecord = errorRecord!;

    /// <inheritdoc/>
    public ErrorRecord ErrorRecord { get; }
}
