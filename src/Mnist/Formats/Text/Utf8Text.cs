using System.Text;
using Mnist.IO;

namespace Mnist.Formats.Text;

/// <summary>Text as UTF-8. Windows PowerShell writes UTF-16 (<c>&gt;</c>, <c>Export-Csv -Encoding Unicode</c>).</summary>
internal static class Utf8Text
{
    private const int HeadLength = 4;

    /// <summary>Returns the content of a file as a stream of UTF-8.</summary>
    public static Stream Of(DataFile file) => file.IsGzip ? new Unpacked(file.Content) : Of(file.Content, file.Head);

    private static Stream Of(Stream content, ReadOnlySpan<byte> head) =>
        EncodingOf(head) is Encoding encoding ? Encoding.CreateTranscodingStream(content, encoding, Encoding.UTF8, leaveOpen: true) : content;

    /// <summary>Returns the first bytes of a text as UTF-8, without a byte order mark.</summary>
    public static ReadOnlySpan<byte> Head(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> text = EncodingOf(head) is Encoding encoding ? Encoding.UTF8.GetBytes(encoding.GetString(head)) : head;
        return text.StartsWith("\uFEFF"u8) ? text[3..] : text;
    }

    // UTF-16 by its byte order mark, or by the zero bytes of two ASCII characters.
    private static Encoding? EncodingOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] or [> 0, 0, > 0, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, > 0, 0, > 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>Text from gzip, whose first bytes are read with the first block, where damaged data is an error with its line.</summary>
    private sealed class Unpacked(Stream content) : ForwardStream
    {
        private Stream? _text;

        public override int Read(Span<byte> buffer)
        {
            if (_text is null)
            {
                var peeked = new PeekedStream(content, HeadLength);
                _text = Of(peeked, peeked.Head);
            }

            return _text.Read(buffer);
        }
    }
}
