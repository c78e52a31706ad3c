using System.Collections.Concurrent;
using System.Management.Automation;
using Mnist;
using Mnist.Formats;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>A cmdlet that reads files of samples.</summary>
public abstract class ImportSamplesCommand : ImportCommand
{
    private readonly NoticeQueue _notices = new();

    /// <summary>The split of the samples. By default the file name decides (test, t10k), otherwise Train.</summary>
    [Parameter]
    public Split? Split { get; set; }

    /// <summary>The dataset that gives the samples their name and categories. By default the name is that of the file.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Dataset { get; set; }

    /// <summary>The names of the categories in the order of the labels. By default those of the dataset, or the labels themselves.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? CategoryName { get; set; }

    /// <summary>Returns options with the values of the common parameters. The notices of the reader become warnings, errors and verbose messages.</summary>
    private protected TOptions Common<TOptions>(TOptions options)
        where TOptions : SampleReadOptions =>
        options with { Split = Split, Dataset = Dataset, CategoryNames = CategoryName, Notices = _notices };

    private protected override void WriteNotices()
    {
        while (_notices.TryDequeue(out ReadNotice? notice))
        {
            switch (notice.Level)
            {
                case ReadNoticeLevel.Warning:
                    WriteWarning(notice.Message);
                    break;
                case ReadNoticeLevel.Error:
                    WriteError(ErrorRecords.TryTranslate(notice.Error!, ErrorTarget) ?? new ErrorRecord(notice.Error!, "FileInvalid", ErrorCategory.InvalidData, ErrorTarget));
                    break;
                default:
                    WriteVerbose(notice.Message);
                    break;
            }
        }
    }

    /// <summary>Keeps notices for the pipeline's thread.</summary>
    private sealed class NoticeQueue : ConcurrentQueue<ReadNotice>, IProgress<ReadNotice>
    {
        public void Report(ReadNotice value) => Enqueue(value);
    }
}
