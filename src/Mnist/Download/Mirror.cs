namespace Mnist;

/// <summary>A place that has the files of a dataset.</summary>
/// <param name="Base">The folder: ends in a slash.</param>
/// <param name="IsPublished">It is in the catalog, so its files have the published digests; else it is the user's own.</param>
internal sealed record Mirror(Uri Base, bool IsPublished)
{
    /// <summary>The environment variable that names mirrors of one's own, separated by semicolons.</summary>
    public const string Variable = "MNIST_MIRROR";

    /// <summary>What stands for the name of the dataset in an address.</summary>
    private const string Placeholder = "{name}";

    /// <summary>A redirect to plain http is followed: only where the catalog itself names an http mirror.</summary>
    public bool AllowsHttp => IsPublished && Base.Scheme == Uri.UriSchemeHttp;

    /// <summary>The mirrors to try: those given, else those of <c>MNIST_MIRROR</c> and then the published ones.</summary>
    /// <exception cref="ArgumentException">One is neither an http(s) address nor a folder of this machine.</exception>
    public static IReadOnlyList<Mirror> Choose(IReadOnlyList<string>? given, string name, IReadOnlyList<string> published)
    {
        if (given is { Count: > 0 })
        {
            return [.. given.Select(mirror => Parse(mirror, name, needsPlace: false))];
        }

        string[] own = (Environment.GetEnvironmentVariable(Variable) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return
        [
            .. own.Select(mirror => Parse(mirror, name, needsPlace: true)),
            .. published.Select(mirror => new Mirror(new Uri(mirror), IsPublished: true)),
        ];
    }

    /// <summary>Where a file is.</summary>
    public Uri AddressOf(string fileName) => new(Base, fileName);

    /// <summary>An address as messages may show it: without user name, password and query.</summary>
    public static string Describe(Uri address) => address.IsFile
        ? address.LocalPath
        : address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    // A mirror for all datasets needs a folder for each: the family shares its file names.
    private static Mirror Parse(string mirror, string name, bool needsPlace)
    {
        string place = mirror.Contains(Placeholder, StringComparison.OrdinalIgnoreCase)
            ? mirror.Replace(Placeholder, name, StringComparison.OrdinalIgnoreCase)
            : needsPlace ? $"{mirror.TrimEnd('/', '\\')}/{name}" : mirror;
        Uri? uri = Uri.TryCreate(place, UriKind.Absolute, out Uri? absolute) ? absolute : null;
        if (uri is null && !place.Contains("://", StringComparison.Ordinal))
        {
            uri = new Uri(Path.GetFullPath(place));
        }

        if (uri?.Scheme is not ("http" or "https" or "file"))
        {
            throw new ArgumentException($"The mirror '{mirror}' is invalid. Use an http or https address, or the path of a folder.", nameof(mirror));
        }

        return new Mirror(uri.AbsolutePath.EndsWith('/') ? uri : new UriBuilder(uri) { Path = uri.AbsolutePath + "/" }.Uri, IsPublished: false);
    }
}
