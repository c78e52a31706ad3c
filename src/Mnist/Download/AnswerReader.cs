using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Mnist;

/// <summary>Judges the head of an HTTP answer.</summary>
internal static class AnswerReader
{
    /// <summary>Takes a good answer over.</summary>
    /// <exception cref="AnswerException">It is none.</exception>
    public static async Task<MirrorResponse> ReadAsync(HttpResponseMessage response, ResumePoint? resume, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
        {
            string name = response.ReasonPhrase is { Length: > 0 } phrase ? phrase : response.StatusCode.ToString();
            throw new AnswerException(
                string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {name}"), IsTransient(response.StatusCode), GetRetryAfter(response));
        }

        long offset = 0;
        if (response.StatusCode == HttpStatusCode.PartialContent)
        {
            offset = resume?.Offset ?? 0;
            if (resume is null || response.Content.Headers.ContentRange?.From != offset)
            {
                throw new AnswerException("it sent another part of the file than was asked for", isTransient: true);
            }
        }

        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        HttpContentHeaders headers = response.Content.Headers;
        return new MirrorResponse(body, offset, headers.ContentLength, GetValidator(response), headers.ContentType?.MediaType, response);
    }

    // 416 is transient in that the file is fetched from its start the next time.
    private static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
        or HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestedRangeNotSatisfiable or (HttpStatusCode)425;

    private static TimeSpan? GetRetryAfter(HttpResponseMessage response)
    {
        RetryConditionHeaderValue? header = response.Headers.RetryAfter;
        TimeSpan? wait = header?.Delta ?? (header?.Date - DateTimeOffset.UtcNow);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // If-Range takes a strong ETag or a date (RFC 9110, section 13.1.5).
    private static string? GetValidator(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : response.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture);
}
