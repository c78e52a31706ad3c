using System.Net;
using System.Net.Http.Headers;

namespace Mnist.Datasets.Download;

/// <summary>Requests files from mirrors.</summary>
internal sealed class MirrorClient : IDisposable
{
    private const int MaximumRedirects = 10;

    // NIST answers 403 to clients without a name of their own.
    private static readonly string s_userAgent =
        $"MnistPS/{typeof(MirrorClient).Assembly.GetName().Version!.ToString(3)} (+https://github.com/MnistPS/MnistPS)";

    private readonly HttpClient _client;
    private readonly TimeSpan _stallTimeout;

    public MirrorClient(SaveOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // each redirect is judged
            AutomaticDecompression = DecompressionMethods.None, // the digests are those of the .gz
            ConnectTimeout = options.ConnectTimeout,
            MaxResponseDrainSize = 0,
            UseCookies = false,
        };
        options.ConfigureHandler?.Invoke(handler);

        // The client's own timeout does not cover the body.
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.Add("User-Agent", s_userAgent);
        _stallTimeout = options.StallTimeout;
    }

    /// <summary>Requests a file, from the resume point if there is one.</summary>
    /// <exception cref="AnswerException">The answer is not the file.</exception>
    /// <exception cref="HttpRequestException">The connection fails.</exception>
    /// <exception cref="TimeoutException">There is no answer.</exception>
    public async Task<MirrorResponse> OpenAsync(Mirror mirror, string fileName, ResumePoint? resume, CancellationToken cancellationToken)
    {
        Uri address = mirror.AddressOf(fileName);
        if (address.IsFile)
        {
            return MirrorResponse.OpenFile(address.LocalPath, resume);
        }

        var visited = new HashSet<Uri> { address };
        while (true)
        {
            HttpResponseMessage response = await SendAsync(address, resume, cancellationToken).ConfigureAwait(false);
            try
            {
                if (response.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther
                    or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
                {
                    return await MirrorResponse.ReadAsync(response, resume, cancellationToken).ConfigureAwait(false);
                }

                Uri location = response.Headers.Location ?? throw new AnswerException("it redirects without an address");
                var target = new Uri(address, location);
                CheckRedirect(address, target, mirror, visited);
                address = target;
            }
            catch
            {
                response.Dispose();
                throw;
            }

            response.Dispose();
        }
    }

    public void Dispose() => _client.Dispose();

    // Redirects to https are followed. Redirects to http only if the catalog has an http mirror, or both are on this machine.
    private static void CheckRedirect(Uri from, Uri to, Mirror mirror, HashSet<Uri> visited)
    {
        bool isAllowed = to.Scheme == Uri.UriSchemeHttps
            || (to.Scheme == Uri.UriSchemeHttp && (mirror.AllowsHttp || (from.IsLoopback && to.IsLoopback)));
        if (!isAllowed)
        {
            throw new AnswerException($"it redirects to {Mirror.Describe(to)}, which is refused because it is not https");
        }

        if (!visited.Add(to))
        {
            throw new AnswerException("it redirects in a loop");
        }

        if (visited.Count > MaximumRedirects)
        {
            throw new AnswerException($"it redirects more than {MaximumRedirects} times");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, ResumePoint? resume, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (resume is not null)
        {
            request.Headers.Range = new RangeHeaderValue(resume.Offset, null);
            request.Headers.TryAddWithoutValidation("If-Range", resume.Validator);
        }

        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stall.CancelAfter(_stallTimeout);
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stall.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                stall.IsCancellationRequested ? $"no answer for {Failure.Describe(_stallTimeout)}" : "the connection was not accepted in time", exception);
        }
    }
}
