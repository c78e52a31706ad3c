namespace Mnist.Formats.Text;

/// <summary>Text of index:value pairs, as LIBSVM has it.</summary>
internal static class SparseText
{
    /// <summary>Returns true for a pair such as <c>153:3</c>.</summary>
    public static bool IsPair(string field) => field.Length > 2 && char.IsAsciiDigit(field[0]) && field.TrimStart("0123456789".ToCharArray()) is [':', not ':', ..];
}
