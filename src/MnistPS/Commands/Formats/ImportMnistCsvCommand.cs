using System.Management.Automation;
using Mnist;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Reads MNIST in CSV. It detects header, line ends, compression and a missing last line end.</summary>
[Cmdlet(VerbsData.Import, "MnistCsv", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ImportMnistCsvCommand : ImportSizedCommand
{
    /// <summary>The position of the label: Auto, First, Last or None.</summary>
    [Parameter]
    public CsvLabel Label { get; set; }

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        var options = Common(new CsvReadOptions { Label = Label, Rows = Rows, Columns = Columns });
        return SampleFormat.Csv.Read(path, options, Cancellation);
    }
}
