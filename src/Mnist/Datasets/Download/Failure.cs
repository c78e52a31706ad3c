using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Mnist.IO;

namespace Mnist.Datasets.Download;

/// <summary>Describes the failures of mirrors and decides how to continue.</summary>
internal static class Failure
{
    private const int MaximumDelayFactor = 30;

    /// <summary>True if the mirror caused the failure, not this machine or a cancellation.</summary>
    public static bool IsOfMirror(Exception exception, CancellationToken cancellationToken) => !cancellationToken.IsCancellationRequested
        && exception is AnswerException or ContentException or HttpRequestException or TimeoutException or (IOException and not StoreException);

    /// <summary>Describes a failure in a few words.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        AnswerException or ContentException or TimeoutException => exception.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "the host name is unknown",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"no secure connection: {(exception.InnerException as AuthenticationException ?? exception).Message.TrimEnd('.')}",
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => "the connection was refused",
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } or HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } =>
            "the connection ended before the file was complete",
        IOException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionReset } } => "the connection was reset before the file was complete",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => "the answer is not HTTP",
        _ => exception.Message.TrimEnd('.'),
    };

    /// <summary>For example <c>30 seconds</c> or <c>0.2 seconds</c>.</summary>
    public static string Describe(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} seconds");

    /// <summary>Returns the wait before the next attempt with the same mirror; null to continue with the next mirror.</summary>
    public static TimeSpan? GetWait(Exception exception, int attempt, SaveOptions options)
    {
        if (!IsTransient(exception) || attempt >= options.Retries)
        {
            return null;
        }

        TimeSpan wait = (exception as AnswerException)?.RetryAfter
            ?? (options.RetryDelay * Math.Min(Math.Pow(2, attempt), MaximumDelayFactor));
        return wait <= options.MaximumRetryAfter || exception is not AnswerException { RetryAfter: not null } ? wait : null;
    }

    /// <summary>Returns the exception for a file that no mirror provided.</summary>
    /// <param name="delivery">The file.</param>
    /// <param name="failures">The failure of each mirror.</param>
    /// <param name="kept">The number of bytes that are kept for the next attempt.</param>
    public static IOException Summarize(Delivery delivery, IReadOnlyList<(MirrorFailure Failure, Exception Exception)> failures, long kept)
    {
        string state = kept == 0 ? "No file was changed."
            : $"{ByteCount.ToText(kept)}{(delivery.Size is long size ? $" of {ByteCount.ToText(size)}" : "")} are kept, and the same command continues from there.";
        string tried = failures.Count == 0 ? "  There is no mirror." : string.Join("\n", failures.Select(failure => $"  {failure.Failure}"));
        string message = $"'{delivery.Name}' of {delivery.Dataset} could not be downloaded. {state}\n{tried}\n"
            + $"Try again later, or name another mirror or a folder that has the file, with -Mirror (in C#: SaveOptions.Mirrors) or {Mirror.Variable}.";
        ContentException[] contents = [.. failures.Select(failure => failure.Exception).OfType<ContentException>()];
        if (contents.Length == 0 || contents.Length < failures.Count)
        {
            return new DownloadException(message, delivery.Name, [.. failures.Select(failure => failure.Failure)]);
        }

        ContentException told = contents.FirstOrDefault(content => content.IdentifiedAs is not null) ?? contents[0];
        return new DatasetIntegrityException(message, failures[Array.IndexOf(contents, told)].Failure.Address, told.Expected, told.Actual, told.IdentifiedAs);
    }

    private static bool IsTransient(Exception exception) => exception switch
    {
        AnswerException answer => answer.IsTransient,
        ContentException => false,
        HttpRequestException http => http.HttpRequestError is not (HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ConnectionError or HttpRequestError.InvalidResponse),
        TimeoutException { InnerException.InnerException: TimeoutException } => false, // no connection
        _ => true,
    };
}

/// <summary>The answer of a mirror is not the file.</summary>
/// <param name="reason">The answer in a few words.</param>
/// <param name="isTransient">True if another attempt may help.</param>
internal sealed class AnswerException(string reason, bool isTransient = false) : Exception(reason)
{
    public bool IsTransient => isTransient;

    /// <summary>The HTTP status, if it is the reason.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The wait that the mirror requests.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>A mirror sent a complete file, but with the wrong bytes.</summary>
internal sealed class ContentException(string reason, string? expected = null, string? actual = null, string? identifiedAs = null) : Exception(reason)
{
    public string? Expected => expected;

    public string? Actual => actual;

    public string? IdentifiedAs => identifiedAs;
}
