namespace Mnist;

/// <summary>Why a mirror did not give a file.</summary>
/// <param name="Address">The address that was asked, without user name and password.</param>
/// <param name="Reason">What happened, for example <c>404 Not Found</c>.</param>
public sealed record MirrorFailure(string Address, string Reason)
{
    /// <summary>Address and reason.</summary>
    public override string ToString() => $"{Address}: {Reason}";
}
