using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Mnist;

/// <summary>A mirror's answer: the bytes of a file, from some place on.</summary>
internal sealed class MirrorResponse(Stream body, long offset, long? length, string? validator, string? mediaType, IDisposable owner) : IDisposable
{
    /// <summary>The bytes, to be read once.</summary>
    public Stream Body => body;

    /// <summary>The place in the file of the first byte of the body: not 0 where the mirror resumes.</summary>
    public long Offset => offset;

    /// <summary>The bytes of the body, where the mirror says.</summary>
    public long? Length => length;

    /// <summary>What to ask a resumption with, or null.</summary>
    public string? Validator => validator;

    /// <summary>For example text/html.</summary>
    public string? MediaType => mediaType;

    /// <summary>Takes over a good answer of HTTP.</summary>
    /// <exception cref="AnswerException">It is none.</exception>
    public static async Task<MirrorResponse> ReadAsync(HttpResponseMessage response, ResumePoint? resume, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
        {
            string name = response.ReasonPhrase is { Length: > 0 } phrase ? phrase : response.StatusCode.ToString();
            throw new AnswerException(string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {name}"), IsTransient(response.StatusCode))
            {
                Status = response.StatusCode,
                RetryAfter = GetRetryAfter(response),
            };
        }

        long offset = 0;
        if (response.StatusCode == HttpStatusCode.PartialContent)
        {
            offset = resume?.Offset ?? 0;
            if (resume is null || response.Content.Headers.ContentRange?.From != offset)
            {
                throw new AnswerException("it sent the wrong part of the file", isTransient: true);
            }
        }

        Stream body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        HttpContentHeaders headers = response.Content.Headers;
        return new MirrorResponse(body, offset, headers.ContentLength, GetValidator(response), headers.ContentType?.MediaType, response);
    }

    /// <summary>Opens a file of a folder of this machine: a stick, a share, a Linux package.</summary>
    /// <exception cref="AnswerException">The file is not there or cannot be read.</exception>
    public static MirrorResponse OpenFile(string path, ResumePoint? resume)
    {
        try
        {
            var file = new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan | FileOptions.Asynchronous });
            string validator = $"{file.Length}-{File.GetLastWriteTimeUtc(path).Ticks}";
            long offset = resume is not null && resume.Validator == validator && resume.Offset <= file.Length ? resume.Offset : 0;
            file.Position = offset;
            return new MirrorResponse(file, offset, file.Length - offset, validator, mediaType: null, file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new AnswerException("the file does not exist");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AnswerException(exception.Message);
        }
    }

    public void Dispose() => owner.Dispose();

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

/// <summary>Where a download that was cut off can go on.</summary>
/// <param name="Offset">The bytes that are there.</param>
/// <param name="Validator">The ETag or date of the file that they are from, for If-Range.</param>
internal sealed record ResumePoint(long Offset, string Validator);
