using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Mnist.Datasets.Download;

/// <summary>The answer of a mirror: the bytes of a file from an offset on.</summary>
internal sealed class MirrorResponse(Stream body, long offset, long? length, string? validator, string? mediaType, IDisposable owner) : IDisposable
{
    /// <summary>The bytes, which can be read once.</summary>
    public Stream Body => body;

    /// <summary>The offset of the first byte in the file; not 0 if the mirror resumes.</summary>
    public long Offset => offset;

    /// <summary>The number of bytes in the body, if the mirror reports it.</summary>
    public long? Length => length;

    /// <summary>The value for If-Range when the download resumes, or null.</summary>
    public string? Validator => validator;

    /// <summary>The media type, for example text/html.</summary>
    public string? MediaType => mediaType;

    /// <summary>Uses a successful HTTP response.</summary>
    /// <exception cref="AnswerException">The response is not successful.</exception>
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

    /// <summary>Opens a file of a local folder, for example on a USB stick, a share, or of a Linux package.</summary>
    /// <exception cref="AnswerException">The file does not exist or cannot be read.</exception>
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

    // 416 is transient, because the next attempt starts from the beginning.
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

/// <summary>Where an interrupted download can continue.</summary>
/// <param name="Offset">The number of bytes that exist.</param>
/// <param name="Validator">The ETag or date of their file, for If-Range.</param>
internal sealed record ResumePoint(long Offset, string Validator);
