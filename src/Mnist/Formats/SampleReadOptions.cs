using System.Runtime.ExceptionServices;

namespace Mnist.Formats;

/// <summary>How to read samples. Also the base of the options of each format.</summary>
public record SampleReadOptions
{
    /// <summary>
    /// The split of the samples; null uses the file name (Test if it contains the word test, testing or t10k, otherwise Train). A name that
    /// says another split is reported as a warning. If a file has both splits, the split to read; null reads both.
    /// </summary>
    public Split? Split { get; init; }

    /// <summary>The dataset of the samples, by a name of the catalog. It sets their categories. Null uses the name of the file.</summary>
    public string? Dataset { get; init; }

    /// <summary>
    /// The names of the categories in the order of the labels, which start with 0. Null uses the names of <see cref="Dataset"/>, of the file,
    /// or the labels themselves.
    /// </summary>
    public IReadOnlyList<string>? CategoryNames { get; init; }

    /// <summary>
    /// Receives what the reader leaves out, guesses or cannot read, on the thread that reads. If it is null, a file of several that cannot
    /// be read is an exception, and the other notices are lost.
    /// </summary>
    public IProgress<ReadNotice>? Notices { get; init; }

    internal void Warn(string message) => Notices?.Report(new ReadNotice(ReadNoticeLevel.Warning, message));

    internal void Tell(string message) => Notices?.Report(new ReadNotice(ReadNoticeLevel.Verbose, message));

    /// <summary>Reports an error after which the reader can go on, or throws it if nobody listens.</summary>
    internal void Pass(Exception error)
    {
        if (Notices is null)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        Notices.Report(new ReadNotice(ReadNoticeLevel.Error, error.Message) { Error = error });
    }
}
