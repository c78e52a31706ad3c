using Mnist.Formats;
using Mnist.IO;

namespace Mnist;

public sealed partial class SampleSet
{
    /// <summary>Writes the samples in the format that the ending of the name asks for: .csv, .npz, .t7, .parquet, .lmdb, .png, ...</summary>
    /// <param name="path">A file, or a folder of IDX files for a name without an ending; it appears whole or not at all.</param>
    /// <param name="progress">Told the number of samples written, now and then.</param>
    /// <param name="cancellationToken">Ends the writing; what was there stays as it was.</param>
    /// <exception cref="ArgumentException">No format has that ending, or it cannot hold a sample.</exception>
    /// <seealso cref="SampleFormat"/>
    public void Export(string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        SampleFormat.ForExport(path).Write(path, this, Overwrite.Replace, progress, cancellationToken);

    /// <summary>Reads samples of one size into memory, of any format that is read; its content tells which.</summary>
    /// <param name="path">A file or folder.</param>
    /// <param name="options">Split and dataset; null for the defaults.</param>
    /// <exception cref="NotSupportedException">The content is in none of the formats.</exception>
    /// <exception cref="DatasetFormatException">The content is damaged.</exception>
    public static SampleSet Import(string path, SampleReadOptions? options = null)
    {
        SampleFormat format = SampleFormat.Detect(path) ?? throw new NotSupportedException($"'{path}' is not in a known format. Use a file in a format that can be read.");
        return From(format.Enumerate(path, options));
    }
}
