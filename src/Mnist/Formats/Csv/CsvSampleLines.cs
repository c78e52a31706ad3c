using Mnist.Formats.Text;

namespace Mnist.Formats.Csv;

/// <summary>The first records of a file, which show what it does not say.</summary>
/// <param name="block">The block of lines, before the first record.</param>
/// <param name="delimiter">The delimiter.</param>
internal sealed class CsvSampleLines(CsvBlock block, byte delimiter)
{
    private const int MostLines = 32;
    private const int MostBytes = 1 << 18;

    public byte Delimiter => delimiter;

    /// <summary>Calls an action with each of the first records, until it returns false.</summary>
    public void ForEach(CsvRecordAction action)
    {
        TextPlace start = block.Place;
        int bytes = 0;
        for (int i = 0; i < MostLines && bytes < MostBytes && block.TryTakeRecord(out ReadOnlySpan<byte> record) && !record.IsEmpty; i++)
        {
            bytes += record.Length;
            if (!action(record))
            {
                break;
            }
        }

        block.Place = start;
    }

    /// <summary>Returns the numbers in a column; NaN for other text.</summary>
    public double[] Column(int column)
    {
        List<double> values = [];
        ForEach(record =>
        {
            var fields = new CsvFields(record, delimiter);
            ReadOnlySpan<byte> field = default;
            for (int i = 0; i <= column; i++)
            {
                if (!fields.TryTake(out field))
                {
                    return true; // another line shows it
                }
            }

            byte point = field.Contains((byte)',') ? (byte)',' : (byte)'.';
            values.Add(CsvNumber.TryParse(field, point, out double value) ? value : double.NaN);
            return true;
        });
        return [.. values];
    }
}

/// <summary>Receives a record and returns true to go on.</summary>
internal delegate bool CsvRecordAction(ReadOnlySpan<byte> record);
