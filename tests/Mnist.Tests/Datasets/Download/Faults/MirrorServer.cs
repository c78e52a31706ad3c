using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mnist.Tests.Datasets.Download.Faults;

/// <summary>A mirror on loopback, http and https with a certificate that nobody trusts; stops with the test.</summary>
internal sealed class MirrorServer : IAsyncDisposable
{
    private static readonly Lazy<X509Certificate2> s_certificate = new(MakeCertificate);

    private readonly WebApplication _application;

    private MirrorServer(WebApplication application) => _application = application;

    /// <summary>Ends in a slash.</summary>
    public string Http => Address("http://127.0.0.1");

    /// <summary>Ends in a slash.</summary>
    public string Https => Address("https://127.0.0.1");

    /// <summary>What was asked.</summary>
    public ConcurrentQueue<AskedFile> Asked { get; } = [];

    /// <summary>Starts a server.</summary>
    /// <param name="answer">Answers a request; told the name of the file.</param>
    public static async Task<MirrorServer> StartAsync(Func<HttpContext, string, Task> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0);
            options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(s_certificate.Value));
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        WebApplication application = builder.Build();
        var server = new MirrorServer(application);
        application.Run(context =>
        {
            string name = Path.GetFileName(context.Request.Path.Value!);
            server.Asked.Enqueue(new AskedFile(name, context.Request.Headers.Range, context.Request.Headers.IfRange, context.Request.Headers.UserAgent!));
            return answer(context, name);
        });
        await application.StartAsync();
        return server;
    }

    /// <summary>A mirror that gives the right files, resumes, and does something else with the images of the Train split.</summary>
    public static Task<MirrorServer> StartAsync(TinyFamily family, Func<HttpContext, byte[], Task>? trainImages = null) =>
        StartAsync((context, name) => !name.EndsWith(".gz", StringComparison.Ordinal) || !family.Tiny.ContainsKey(name[..^3])
            ? Status(context, 404)
            : trainImages is not null && name.StartsWith(TinyFamily.TrainImages, StringComparison.Ordinal)
                ? trainImages(context, family.Gzipped(name))
                : Results.Bytes(family.Gzipped(name), "application/gzip", enableRangeProcessing: true, entityTag: new("\"tiny\"")).ExecuteAsync(context));

    public static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }

    private string Address(string start) => $"{_application.Urls.First(url => url.StartsWith(start, StringComparison.Ordinal))}/";
}
