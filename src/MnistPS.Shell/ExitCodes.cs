namespace MnistPS.Shell;

/// <summary>The codes that the shell itself chooses; a script's <c>exit</c> has its own.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    public const int Failure = 1;

    /// <summary>As pwsh, after sysexits.h.</summary>
    public const int Usage = 64;

    /// <summary>
    /// 128 + SIGINT, as every Unix shell. (pwsh itself gives 1 for a stopped -Command and 0 for a stopped -File, the latter of which
    /// tells a calling script that all went well: https://github.com/PowerShell/PowerShell/issues/13523.)
    /// </summary>
    public const int Interrupted = 130;
}
