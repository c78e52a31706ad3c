namespace Mnist;

/// <summary>A mirror's answer: the bytes of a file, from some place on.</summary>
internal sealed class MirrorResponse(Stream body, long offset, long? length, string? validator, string? mediaType, IDisposable owner) : IDisposable
{
    /// <summary>The bytes, to be read once.</summary>
    public Stream Body => body;

    /// <summary>The place in the file of the first byte of the body: not 0 where the mirror resumes.</summary>
    public long Offset => offset;

    /// <summary>The bytes of the body, where the mirror says.</summary>
    public long? Length => length;

    /// <summary>What to ask a resumption with, or null.</summary>
    public string? Validator => validator;

    /// <summary>For example text/html.</summary>
    public string? MediaType => mediaType;

    public void Dispose() => owner.Dispose();
}
