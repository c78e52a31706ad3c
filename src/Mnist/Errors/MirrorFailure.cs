namespace Mnist;

/// <summary>The failure of a mirror.</summary>
/// <param name="Address">The address, without user name and password.</param>
/// <param name="Reason">The reason, for example <c>404 Not Found</c>.</param>
public sealed record MirrorFailure(string Address, string Reason)
{
    /// <summary>Returns address and reason.</summary>
    public override string ToString() => $"{Address}: {Reason}";
}
