using System.Management.Automation;
using Mnist;
using Mnist.Formats;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Reads samples of any format. The content of the file or folder decides.</summary>
[Cmdlet(VerbsData.Import, "MnistDataset", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MnistSample))]
public sealed class ImportMnistDatasetCommand : ImportSamplesCommand
{
    /// <summary>The format, if the content should not decide.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FormatCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Format { get; set; }

    private protected override bool ReadsFolders => true;

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        SampleFormat format = Format is not null ? SampleFormat.Get(Format) : Detect(path);
        return format.Read(path, Common(new SampleReadOptions()), Cancellation);
    }

    private static SampleFormat Detect(string path)
    {
        try
        {
            return SampleFormat.Detect(path);
        }
        catch (DatasetFormatException exception)
        {
            throw new MnistErrorException(ErrorRecords.NotImportable(exception));
        }
    }
}
