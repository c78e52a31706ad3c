using Mnist.IO;

namespace Mnist.Plugins;

/// <summary>Reads and writes Apache Parquet files with a column of images and one of labels. In Mnist.Parquet.</summary>
internal interface IParquetPlugin
{
    /// <summary>Starts a file.</summary>
    /// <param name="stream">The target; only written forward, and left open.</param>
    IParquetRowWriter CreateWriter(Stream stream);

    /// <summary>Opens a file and checks its head.</summary>
    /// <param name="file">The file; disposed with the reader, or where this fails.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="imageColumn">The name of the column of images; null finds it.</param>
    /// <param name="labelColumn">The name of the column of labels; null finds it.</param>
    /// <exception cref="DatasetFormatException">The file is damaged, or it has no such columns or several.</exception>
    IParquetRowReader OpenReader(RandomInput file, string path, string? imageColumn, string? labelColumn);
}

/// <summary>Reads rows of an encoded image and a label, a page of the file at a time.</summary>
internal interface IParquetRowReader : IDisposable
{
    /// <summary>The number of rows in the metadata of the file.</summary>
    long RowCount { get; }

    /// <summary>The text of the key <c>huggingface</c>, or null.</summary>
    string? Features { get; }

    /// <summary>The name of the column of images.</summary>
    string ImageColumn { get; }

    /// <summary>The name of the column of labels; null if there is none.</summary>
    string? LabelColumn { get; }

    /// <summary>The names of the other columns.</summary>
    IReadOnlyList<string> OtherColumns { get; }

    /// <summary>Reads the next row.</summary>
    /// <param name="image">The encoded image, valid until the next call.</param>
    /// <param name="label">The label, or null.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="DatasetFormatException">The file is damaged, or a row has no image.</exception>
    bool TryRead(out ReadOnlyMemory<byte> image, out long? label);
}

/// <summary>Writes rows of an encoded image and a label.</summary>
internal interface IParquetRowWriter
{
    /// <summary>Writes rows as one row group.</summary>
    /// <param name="images">One PNG file for each row.</param>
    /// <param name="labels">One label for each row; -1 for no label.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    void WriteRowGroup(ReadOnlyMemory<ReadOnlyMemory<byte>> images, ReadOnlyMemory<long> labels, CancellationToken cancellationToken);

    /// <summary>Writes the metadata at the end of the file. Without it, the file cannot be read.</summary>
    /// <param name="features">The text for the key <c>huggingface</c>.</param>
    void Complete(string features);
}
