using System.Management.Automation;

namespace MnistPS.Errors;

/// <summary>Carries an error record to the place where it can be written to the pipeline.</summary>
public sealed class MnistErrorException : Exception, IContainsErrorRecord
{
    /// <summary>Creates the exception.</summary>
    /// <param name="errorRecord">The error record.</param>
    public MnistErrorException(ErrorRecord errorRecord)
        : base(errorRecord?.Exception.Message, errorRecord?.Exception) => ErrorRecord = errorRecord!;

    /// <inheritdoc/>
    public ErrorRecord ErrorRecord { get; }

    /// <summary>True if only one input of the command is bad, so that it can go on with the next.</summary>
    internal bool IsOfInput { get; init; }
}
