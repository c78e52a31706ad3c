namespace Mnist;

/// <summary>Where a mirror may send us: to https, and to http only where the catalog has an http mirror or all is on this machine.</summary>
internal static class RedirectRules
{
    public const int MaximumCount = 10;

    /// <summary>Checks a redirect before any connection is made.</summary>
    /// <exception cref="AnswerException">It is refused.</exception>
    public static void Check(Uri from, Uri to, Mirror mirror, HashSet<Uri> visited)
    {
        bool isAllowed = to.Scheme == Uri.UriSchemeHttps
            || (to.Scheme == Uri.UriSchemeHttp && (mirror.AllowsHttp || (from.IsLoopback && to.IsLoopback)));
        if (!isAllowed)
        {
            throw new AnswerException($"it redirects to {Mirror.Describe(to)}, which is not https; refused");
        }

        if (!visited.Add(to))
        {
            throw new AnswerException("it redirects in a loop");
        }

        if (visited.Count > MaximumCount)
        {
            throw new AnswerException($"it redirects more than {MaximumCount} times");
        }
    }
}
