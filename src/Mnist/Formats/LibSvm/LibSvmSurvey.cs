using System.Text;
using Mnist.Formats.Text;
using Mnist.IO;

namespace Mnist.Formats.LibSvm;

/// <summary>What the first lines of a file show.</summary>
/// <param name="IsScaled">True if values are from 0 to 1.</param>
/// <param name="First">The index of the first pixel: 0 or 1.</param>
/// <param name="IsGuess">True if nothing in the file shows the index of the first pixel.</param>
internal sealed record LibSvmSurvey(bool IsScaled, int First, bool IsGuess)
{
    private const int MostLines = 256; // in which an index 0 is looked for

    public static LibSvmSurvey Of(SampleInput input, LibSvmReadOptions options, CancellationToken cancellationToken)
    {
        bool? isScaled = options.Values switch { PixelValues.Bytes => false, PixelValues.Scaled => true, _ => null };
        bool? isZeroBased = options.ZeroBased;
        if (isScaled is null || isZeroBased is null)
        {
            input.Keep();
            using DataFile file = input.OpenData();
            Look(new TextLines(Utf8Text.Of(file), input.Path, LibSvmFormat.Title), input.Path, ref isScaled, ref isZeroBased, cancellationToken);
        }

        if (options.ZeroBased is null)
        {
            string reason = isZeroBased is null ? "as LIBSVM defines it. Use ZeroBased if they start with 0" : "as the file shows";
            options.Tell($"{input.Path}: indexes start with {(isZeroBased == true ? 0 : 1)}, {reason}.");
        }

        return new LibSvmSurvey(isScaled ?? false, isZeroBased == true ? 0 : 1, isZeroBased is null);
    }

    private static void Look(TextLines lines, string path, ref bool? isScaled, ref bool? isZeroBased, CancellationToken cancellationToken)
    {
        bool isScaleKnown = isScaled is not null;
        while ((!isScaleKnown || (isZeroBased is null && lines.Number < MostLines)) && lines.TryRead(out ReadOnlySpan<byte> text))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (text.IndexOf((byte)'#') is >= 0 and int comment)
            {
                isZeroBased ??= BaseOf(Encoding.Latin1.GetString(text[comment..]));
            }

            var line = new LibSvmLine(text, path, lines.Number, first: 0);
            try
            {
                if (line.IsBlank)
                {
                    continue;
                }

                line.ReadLabel();
                while (line.TryReadPair())
                {
                    isZeroBased = isZeroBased is null && line.Index == 0 ? true : isZeroBased;
                    if (!isScaleKnown && PixelNumber.IsScaled(line.Value) is bool found)
                    {
                        (isScaled, isScaleKnown) = (found, true);
                    }
                }
            }
            catch (DatasetFormatException)
            {
                return; // the reader throws it in its place
            }
        }
    }

    // scikit-learn writes "Column indices are zero-based" or "one-based".
    private static bool? BaseOf(string comment) =>
        comment.Contains("zero-based", StringComparison.OrdinalIgnoreCase) ? true
        : comment.Contains("one-based", StringComparison.OrdinalIgnoreCase) ? false
        : null;
}
