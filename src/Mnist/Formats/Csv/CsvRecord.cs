using System.Globalization;
using System.Text;

namespace Mnist.Formats.Csv;

/// <summary>Reads a record of any form: quotes, other delimiters, fractions, other columns. Slower than <see cref="CsvParser"/>.</summary>
internal static class CsvRecord
{
    private const int LongestQuotation = 20;

    /// <summary>Reads a record.</summary>
    /// <param name="record">The record, without its end.</param>
    /// <param name="layout">The meaning of the fields.</param>
    /// <param name="texts">Reads the pixels.</param>
    /// <param name="pixels">Receives the pixels, as many as in the layout.</param>
    /// <returns>The label, or <see cref="MnistSample.Unlabeled"/>; null if the record is invalid.</returns>
    public static int? Parse(ReadOnlySpan<byte> record, CsvLayout layout, CsvPixelTexts texts, Span<byte> pixels)
    {
        int label = MnistSample.Unlabeled;
        var fields = new CsvFields(record, layout.Delimiter);
        int[] places = layout.Places;
        bool isBackground = true;
        for (int i = 0; i < places.Length; i++)
        {
            int place = places[i];
            if (place >= 0 && isBackground && layout.HasRun(i) && texts.TryTakeRun(ref fields))
            {
                pixels.Slice(place, CsvPixelTexts.Run).Clear();
                i += CsvPixelTexts.Run - 1;
                continue;
            }

            if (place == CsvLayout.Other)
            {
                if (!fields.TryTake(out _))
                {
                    return null;
                }
            }
            else if (place == CsvLayout.Label)
            {
                if (!fields.TryTake(out ReadOnlySpan<byte> field) || ToLabel(field, layout) is not int value)
                {
                    return null;
                }

                label = value;
            }
            else if (place <= CsvLayout.FirstCategory)
            {
                if (!fields.TryTake(out ReadOnlySpan<byte> field) || !CsvNumber.TryParse(field, layout.Point, out double value) || value is not (0 or 1)
                    || (value == 1 && label != MnistSample.Unlabeled))
                {
                    return null;
                }

                label = value == 1 ? CsvLayout.FirstCategory - place : label;
            }
            else
            {
                int pixel = texts.Take(ref fields);
                if (pixel < 0)
                {
                    return null;
                }

                pixels[place] = (byte)pixel;
                isBackground = pixel == 0;
            }
        }

        return fields.IsAtEnd && !(layout.HasCategories && label == MnistSample.Unlabeled) ? label : null;
    }

    /// <summary>Returns the error for a record that <see cref="Parse"/> refused.</summary>
    public static DatasetFormatException Explain(string path, long number, ReadOnlySpan<byte> record, CsvLayout layout)
    {
        List<string> texts = CsvFields.Split(record, layout.Delimiter);
        if (texts.Count != layout.FieldCount)
        {
            return CsvFormat.Invalid(path, $"{layout.FieldCount} fields ({layout.Describe()})", $"{texts.Count}", line: number);
        }

        var fields = new CsvFields(record, layout.Delimiter);
        for (int i = 0; i < texts.Count; i++)
        {
            int place = layout.Places[i];
            fields.TryTake(out ReadOnlySpan<byte> field);
            if (place == CsvLayout.Label && ToLabel(field, layout) is null)
            {
                string? hint = layout.LabelNames is not null ? "The text must be one of the names of the categories."
                    : field.IsEmpty || CsvNumber.TryParse(field, layout.Point, out _) ? null
                    : "If labels are names, use CategoryNames (-CategoryName) with all names in the order of the labels, or Dataset.";
                return CsvFormat.Invalid(path, $"a label from 0 to 255 in field {i + 1}", Quote(texts[i]), number, hint);
            }

            if (place >= 0 && CsvPixelTexts.ToPixel(field, layout) < 0)
            {
                string? hint = !CsvNumber.TryParse(field, layout.Point, out double value) ? null
                    : layout.IsScaled ? "The values before it are scaled from 0 to 1. Use Values if they are not."
                    : value is > 0 and < 255 ? "A pixel must be a whole number. Use Values Scaled for pixels from 0 to 1."
                    : null;
                return CsvFormat.Invalid(path, $"a pixel from 0 to {(layout.IsScaled ? 1 : 255)} in field {i + 1}", Quote(texts[i]), number, hint);
            }
        }

        if (layout.HasCategories)
        {
            string[] found = [.. texts.Where((_, i) => layout.Places[i] <= CsvLayout.FirstCategory)];
            return CsvFormat.Invalid(path, "one 1 and otherwise 0 in the fields of the categories", $"'{string.Join((char)layout.Delimiter, found.Take(16))}'", number, "Use Label None to read the samples without labels.");
        }

        throw new InvalidOperationException($"Line {number} of '{path}' is valid. Use its samples.");
    }

    private static int? ToLabel(ReadOnlySpan<byte> field, CsvLayout layout)
    {
        if (layout.LabelNames is not null && Named(Encoding.UTF8.GetString(field), layout.LabelNames) is >= 0 and int named)
        {
            return named + layout.LabelOffset;
        }

        ReadOnlySpan<byte> number = field is [(byte)'\'', .. ReadOnlySpan<byte> inner, (byte)'\''] ? inner : field;
        return CsvNumber.TryParse(number, layout.Point, out double value) && PixelNumber.ToByte(value) is >= 0 and int label ? label : null;
    }

    // A name that is a number is that label, because files have labels and not positions.
    private static int Named(string text, IReadOnlyList<string> names)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return -1;
        }

        List<string> all = [.. names];
        int exact = all.IndexOf(text);
        return exact >= 0 ? exact : all.FindIndex(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
    }

    private static string Quote(string field)
    {
        string shown = field.Length > LongestQuotation ? field[..LongestQuotation] + "..." : field;
        return shown.Length == 0 ? "nothing" : $"'{string.Concat(shown.Select(c => char.IsControl(c) ? $"\\u{(int)c:X4}" : c.ToString()))}'";
    }
}
