namespace Mnist.IO.Zip;

/// <summary>The content of a member of a ZIP file on disk, which it closes.</summary>
internal sealed class ZipFileMember(RandomInput archive, ZipMemberStream content, long contentLength) : ForwardStream
{
    /// <summary>The number of bytes by the directory of the file.</summary>
    public long ContentLength => contentLength;

    public override int Read(Span<byte> buffer) => content.Read(buffer);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
            archive.Dispose();
        }

        base.Dispose(disposing);
    }
}
