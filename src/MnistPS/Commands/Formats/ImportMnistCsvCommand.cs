using System.Management.Automation;
using Mnist;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Reads samples in CSV. It detects header, delimiter, quotes, the range of pixels, the column of the label, encoding and compression.</summary>
[Cmdlet(VerbsData.Import, "MnistCsv", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ImportMnistCsvCommand : ImportSizedCommand
{
    /// <summary>The position of the label: Auto, First, Last or None.</summary>
    [Parameter]
    public CsvLabel Label { get; set; }

    /// <summary>The column of the label: its name in the header, or its number from 1.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LabelColumn { get; set; }

    /// <summary>The character between fields. By default the first line decides.</summary>
    [Parameter]
    public char? Delimiter { get; set; }

    /// <summary>Reads the first line as a sample, also if it looks like a header.</summary>
    [Parameter]
    public SwitchParameter NoHeader { get; set; }

    /// <summary>The range of the pixels: Auto, Bytes (0 to 255) or Scaled (0 to 1).</summary>
    [Parameter]
    public PixelValues Values { get; set; }

    /// <summary>Keeps rows and columns of EMNIST's images exchanged, as they are in its files.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        var options = Common(new CsvReadOptions
        {
            Label = Label,
            LabelColumn = LabelColumn,
            Delimiter = Delimiter,
            NoHeader = NoHeader,
            Values = Values,
            Raw = Raw,
            Rows = Rows,
            Columns = Columns,
        });
        return SampleFormat.Csv.Read(path, options, Cancellation);
    }
}
