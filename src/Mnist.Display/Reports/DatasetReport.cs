using System.Text;
using Mnist.Display.Reports;
using Mnist.IO;

namespace Mnist.Display;

/// <summary>A page about a dataset: facts, license, citation, table, samples and charts.</summary>
/// <remarks>One file of HTML and SVG without scripts. It works offline, on phones, in dark mode and on paper.</remarks>
/// <example><code>
/// DatasetReport.Save("report.html", [.. MnistDataset.Open().GetSampleSets()]);
/// </code></example>
public static class DatasetReport
{
    /// <summary>Returns the page.</summary>
    /// <param name="sets">The samples of one dataset, one set for each split.</param>
    /// <param name="progress">Receives the number of samples that are done.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentException">There are no samples, or their sizes differ.</exception>
    public static string Render(IReadOnlyList<SampleSet> sets, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return ReportPage.Render(ReportContent.Gather(sets, progress, cancellationToken));
    }

    /// <summary>Writes the page to a file, completely or not at all.</summary>
    /// <param name="path">A path that ends in .html or .htm.</param>
    /// <param name="sets">The samples of one dataset, one set for each split.</param>
    /// <param name="overwrite">What to do if the file exists.</param>
    /// <param name="progress">Receives the number of samples that are done.</param>
    /// <param name="cancellationToken">Cancels the work. No file is written then.</param>
    /// <exception cref="ArgumentException">There are no samples, their sizes differ, or the path has another extension.</exception>
    public static void Save(
        string path,
        IReadOnlyList<SampleSet> sets,
        Overwrite overwrite = Overwrite.Replace,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Check(path);

        // The path is checked before the work.
        using var file = new PendingFile(path, overwrite);
        file.Stream.Write(Encoding.UTF8.GetBytes(Render(sets, progress, cancellationToken)));
        file.Commit();
    }

    /// <summary>Checks the extension of a path.</summary>
    /// <exception cref="ArgumentException">The extension is not .html or .htm.</exception>
    public static void Check(string path)
    {
        if (!ChartFile.IsPage(path))
        {
            throw new ArgumentException($"'{path}' does not end in .html. Use this extension for a report.", nameof(path));
        }
    }
}
