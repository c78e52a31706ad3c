using System.Text;

namespace Mnist;

/// <summary>A page about a dataset: facts, license, citation, table, samples and charts.</summary>
/// <remarks>One file of HTML and SVG without scripts: it opens anywhere, offline, on phones, in the dark and on paper.</remarks>
/// <example><code>
/// DatasetReport.Save("report.html", [.. MnistDataset.Open().GetSampleSets()]);
/// </code></example>
public static class DatasetReport
{
    /// <summary>Makes the page.</summary>
    /// <param name="sets">The samples, one set for each split, of one dataset.</param>
    /// <param name="progress">Told the number of samples that are done.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentException">There are no samples, or they differ in size.</exception>
    public static string Render(IReadOnlyList<SampleSet> sets, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sets);
        return ReportPage.Render(ReportContent.Gather(sets, progress, cancellationToken));
    }

    /// <summary>Writes the page to a file, which appears whole or not at all.</summary>
    /// <param name="path">Ends in .html or .htm.</param>
    /// <param name="sets">The samples, one set for each split, of one dataset.</param>
    /// <param name="overwrite">What to do when the file is there already.</param>
    /// <param name="progress">Told the number of samples that are done.</param>
    /// <param name="cancellationToken">Ends the work; nothing is written then.</param>
    /// <exception cref="ArgumentException">There are no samples, they differ in size, or the name ends in something else.</exception>
    public static void Save(
        string path,
        IReadOnlyList<SampleSet> sets,
        Overwrite overwrite = Overwrite.Replace,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Check(path);

        // The name is tried before the work is done.
        using var file = new PendingFile(path, overwrite);
        file.Stream.Write(Encoding.UTF8.GetBytes(Render(sets, progress, cancellationToken)));
        file.Commit();
    }

    /// <summary>Checks that a name is one of a page.</summary>
    internal static void Check(string path)
    {
        if (!ChartFile.IsPage(path))
        {
            throw new ArgumentException($"'{path}' does not end in .html. Use this extension for a report.", nameof(path));
        }
    }
}
