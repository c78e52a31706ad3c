using System.Text;

namespace Mnist.Formats.Text;

/// <summary>Text of index:value pairs, as LIBSVM has it.</summary>
internal static class SparseText
{
    /// <summary>Returns true if the first line that is no comment is a label with pairs.</summary>
    /// <param name="head">The first bytes of the text.</param>
    public static bool StartsWithSample(ReadOnlySpan<byte> head)
    {
        foreach (string line in Encoding.UTF8.GetString(Utf8Text.Head(head)).Split('\n'))
        {
            string[] fields = line.Split('#')[0].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 1)
            {
                return IsPair(fields[1]) || (fields[1].StartsWith("qid:", StringComparison.Ordinal) && fields.Length > 2 && IsPair(fields[2]));
            }
        }

        return false;
    }

    // A pair such as 153:3.
    private static bool IsPair(string field) => field.Length > 2 && char.IsAsciiDigit(field[0]) && field.TrimStart("0123456789".ToCharArray()) is [':', not ':', ..];
}
