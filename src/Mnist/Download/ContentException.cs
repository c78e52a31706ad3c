namespace Mnist;

/// <summary>A mirror sent all it had, but the bytes are not the file.</summary>
internal sealed class ContentException(string reason, string? expected = null, string? actual = null, string? identifiedAs = null) : Exception(reason)
{
    public string? Expected => expected;

    public string? Actual => actual;

    public string? IdentifiedAs => identifiedAs;
}
