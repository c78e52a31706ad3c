using Mnist.Datasets;
using Mnist.Formats.Text;

namespace Mnist.Formats.Csv;

/// <summary>Detects the layout of a file by its first lines.</summary>
/// <param name="block">The first block of lines. Afterwards, the next line is the first sample.</param>
/// <param name="options">How to read the file.</param>
/// <param name="path">The file, for error messages.</param>
internal sealed class CsvDetection(CsvBlock block, CsvReadOptions options, string path)
{
    private const byte Comma = (byte)',';

    private byte _delimiter;

    public CsvLayout Detect()
    {
        TextPlace start = SkipPreamble();
        block.TryTakeRecord(out ReadOnlySpan<byte> line);
        if (CsvFields.IsOpen(line))
        {
            throw CsvFormat.Invalid(path, "a closing quote", "none up to the end of the file", start.Number + 1);
        }

        long number = block.Number;
        bool isQuoted = line.Contains((byte)'"');
        bool isComment = line is [(byte)'#', ..];
        List<string> fields = [.. CsvFields.Split(isComment ? line.TrimStart("# \t"u8) : line, _delimiter).Select(field => field.Trim(' ', '\t', '\''))];
        bool hasHeader = isComment || (!options.NoHeader && CsvNames.IsHeader(fields));
        if (!hasHeader)
        {
            block.Place = start;
        }

        var samples = new CsvSampleLines(block, _delimiter);
        var columns = new CsvColumns(path, options);
        if (hasHeader && isQuoted && FirstCount(samples) == fields.Count + 1)
        {
            fields.Insert(0, ""); // R's write.table has no name for the row names
        }

        int empty = EmptyEnd(fields, samples);
        int count = fields.Count - empty;
        CsvLayout layout = hasHeader ? columns.Named(fields[..count], number, samples) : columns.Unnamed(count, number, samples);
        if (empty > 0)
        {
            // Some programs end each line with a delimiter, and spreadsheets keep columns that were used once.
            options.Tell($"{path}: each line ends with {(empty == 1 ? CsvDialect.NameOf(_delimiter) : $"{empty} empty fields")}, which {(empty == 1 ? "is" : "are")} passed over.");
            layout = layout with { Places = [.. layout.Places, .. Enumerable.Repeat(CsvLayout.Other, empty)] };
        }

        return WithValues(layout, samples);
    }

    /// <summary>Goes to the header or first sample: after PowerShell's #TYPE, Excel's sep= and comments.</summary>
    private TextPlace SkipPreamble()
    {
        _delimiter = (byte)(options.Delimiter ?? '\0');
        while (true)
        {
            TextPlace start = block.Place;
            if (!block.TryTakeRecord(out ReadOnlySpan<byte> line) || line.IsEmpty)
            {
                throw CsvBlock.BlankLineError(path, Math.Max(1, block.Number));
            }

            if (line.StartsWith("sep="u8) && line.Length == 5)
            {
                _delimiter = options.Delimiter is null ? line[4] : _delimiter;
                continue;
            }

            if (line[0] == '#' && !IsNamesInComment(line))
            {
                options.Tell($"{path}: line {block.Number} is a comment and is passed over.");
                continue;
            }

            if (_delimiter == 0)
            {
                _delimiter = CsvDialect.DelimiterOf(line.TrimStart("# "u8));
                if (_delimiter != Comma)
                {
                    options.Tell($"{path}: fields are separated by {CsvDialect.NameOf(_delimiter)}.");
                }
            }

            block.Place = start;
            return start;
        }
    }

    // numpy.savetxt writes a header as a comment: "# label,pixel0,...".
    private bool IsNamesInComment(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("#TYPE"u8))
        {
            return false;
        }

        byte delimiter = _delimiter == 0 ? CsvDialect.DelimiterOf(line.TrimStart("# "u8)) : _delimiter;
        List<string> names = CsvFields.Split(line.TrimStart("# \t"u8), delimiter);
        return names.Count > 2 && CsvNames.IsHeader(names) && FirstCount(new CsvSampleLines(block, delimiter)) == names.Count;
    }

    private CsvLayout WithValues(CsvLayout layout, CsvSampleLines samples)
    {
        bool? isScaled = options.Values switch { PixelValues.Bytes => false, PixelValues.Scaled => true, _ => null };
        bool isDecided = isScaled is not null;
        bool hasComma = false;
        bool hasPoint = false;
        samples.ForEach(record =>
        {
            var fields = new CsvFields(record, _delimiter);
            foreach (int place in layout.Places)
            {
                if (!fields.TryTake(out ReadOnlySpan<byte> field))
                {
                    break;
                }

                if (place == CsvLayout.Other)
                {
                    continue;
                }

                bool isComma = field.Contains(Comma);
                hasComma |= isComma;
                hasPoint |= field.Contains((byte)'.');
                if (!isDecided && place >= 0 && CsvNumber.TryParse(field, isComma ? Comma : (byte)'.', out double value))
                {
                    isScaled = PixelNumber.IsScaled(value);
                    isDecided = isScaled is not null;
                }
            }

            return !isDecided || _delimiter != Comma;
        });
        if (hasComma && hasPoint)
        {
            throw CsvFormat.Invalid(path, "numbers with a decimal point or a decimal comma", "both", block.Number + 1, "Write the numbers in one form.");
        }

        if (hasComma)
        {
            options.Tell($"{path}: numbers have a decimal comma.");
        }

        CatalogEntry? dataset = options.Dataset is null ? null : DatasetCatalog.Default.Get(options.Dataset);
        bool isTransposed = dataset is { IsTransposed: true } && !options.Raw;
        if (isTransposed)
        {
            options.Tell($"{path}: the files of {dataset!.Name} have rows and columns of images exchanged, so images are turned upright. Use Raw for images that are upright.");
            layout = layout with { Rows = layout.Columns, Columns = layout.Rows };
        }

        return layout with
        {
            Delimiter = _delimiter,
            Point = hasComma ? Comma : (byte)'.',
            IsScaled = isScaled ?? false,
            IsTransposed = isTransposed,
            LabelNames = options.CategoryNames ?? dataset?.Categories,
            LabelOffset = dataset?.LabelOffset ?? 0,
        };
    }

    private static int FirstCount(CsvSampleLines samples)
    {
        int count = 0;
        samples.ForEach(record =>
        {
            count = CsvFields.Split(record, samples.Delimiter).Count;
            return false;
        });
        return count;
    }

    /// <summary>Returns the number of fields at the end that are empty in each line.</summary>
    private static int EmptyEnd(List<string> fields, CsvSampleLines samples)
    {
        int empty = EmptyEnd(fields);
        samples.ForEach(record =>
        {
            List<string> others = CsvFields.Split(record, samples.Delimiter);
            return (empty = others.Count == fields.Count ? Math.Min(empty, EmptyEnd(others)) : 0) > 0;
        });
        return fields.Count - empty < 2 ? 0 : empty;
    }

    private static int EmptyEnd(List<string> fields) => fields.Count - 1 - fields.FindLastIndex(field => field.Length > 0);
}
