namespace Mnist.Datasets.Download;

/// <summary>A place with the files of a dataset.</summary>
/// <param name="Base">The address of the folder. It ends in a slash.</param>
/// <param name="IsPublished">True for a mirror of the catalog, whose files have the published digests; false for one of the user.</param>
internal sealed record Mirror(Uri Base, bool IsPublished)
{
    /// <summary>The environment variable that names your own mirrors, separated by semicolons.</summary>
    public const string Variable = "MNIST_MIRROR";

    /// <summary>The placeholder for the name of the dataset in an address.</summary>
    private const string Placeholder = "{name}";

    /// <summary>True if a redirect to plain http is followed: only if the catalog itself has an http mirror.</summary>
    public bool AllowsHttp => IsPublished && Base.Scheme == Uri.UriSchemeHttp;

    /// <summary>Returns the mirrors to try: the given ones, otherwise those of <c>MNIST_MIRROR</c> and then the published ones.</summary>
    /// <exception cref="ArgumentException">A mirror is neither an http or https address nor a local folder.</exception>
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

    /// <summary>Returns the address of a file.</summary>
    public Uri AddressOf(string fileName) => Base.Query.Length == 0
        ? new(Base, fileName)
        : new UriBuilder(Base) { Path = Base.AbsolutePath + fileName }.Uri; // such as the signature of a storage service

    /// <summary>Returns an address for messages: without user name, password and query.</summary>
    public static string Describe(Uri address) => address.IsFile
        ? address.LocalPath
        : address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    // A folder may hold the files itself. Of a server, only the folders of the datasets are known.
    private static string PlaceOf(string mirror, string name)
    {
        int end = mirror.Contains("://", StringComparison.Ordinal) && mirror.IndexOf('?', StringComparison.Ordinal) is var query and >= 0 ? query : mirror.Length;
        string place = $"{mirror[..end].TrimEnd('/', '\\')}/{name}{mirror[end..]}";
        return Directory.Exists(mirror) && !Directory.Exists(place) ? mirror : place;
    }

    // A mirror for all datasets needs a folder for each, because their files have the same names.
    private static Mirror Parse(string mirror, string name, bool needsPlace)
    {
        string place = mirror.Contains(Placeholder, StringComparison.OrdinalIgnoreCase)
            ? mirror.Replace(Placeholder, name, StringComparison.OrdinalIgnoreCase)
            : needsPlace ? PlaceOf(mirror, name) : mirror;
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
