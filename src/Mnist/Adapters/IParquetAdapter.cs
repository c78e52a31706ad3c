namespace Mnist;

/// <summary>Files of Apache Parquet with the two columns of image datasets on Hugging Face. In Mnist.Parquet.</summary>
internal interface IParquetAdapter
{
    /// <summary>Starts a file.</summary>
    /// <param name="stream">Written forward only; left open.</param>
    IParquetRowWriter CreateWriter(Stream stream);

    /// <summary>Opens a file and checks its head.</summary>
    /// <param name="file">The file; disposed with the reader, or where this fails.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <exception cref="DatasetFormatException">The file is damaged, or its columns are others.</exception>
    IParquetRowReader OpenReader(RandomInput file, string path);
}

/// <summary>Reads rows of an encoded image and a label, a page of the file at a time.</summary>
internal interface IParquetRowReader : IDisposable
{
    /// <summary>The rows that the file says it has.</summary>
    long RowCount { get; }

    /// <summary>The text of the key <c>huggingface</c>, or null.</summary>
    string? Features { get; }

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
    /// <summary>Writes rows as a group of their own.</summary>
    /// <param name="images">A PNG file a row.</param>
    /// <param name="labels">A label a row; -1 where there is none.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    void WriteRowGroup(ReadOnlyMemory<ReadOnlyMemory<byte>> images, ReadOnlyMemory<long> labels, CancellationToken cancellationToken);

    /// <summary>Writes the end of the file, without which it is none.</summary>
    /// <param name="features">The text for the key <c>huggingface</c>.</param>
    void Complete(string features);
}
