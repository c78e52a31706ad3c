namespace Mnist;

/// <summary>A mirror answered something that is not the file.</summary>
/// <param name="reason">What, in a few words.</param>
/// <param name="isTransient">Asking again may help.</param>
/// <param name="retryAfter">The wait that the mirror asks for.</param>
internal sealed class AnswerException(string reason, bool isTransient = false, TimeSpan? retryAfter = null) : Exception(reason)
{
    public bool IsTransient => isTransient;

    public TimeSpan? RetryAfter => retryAfter;
}
