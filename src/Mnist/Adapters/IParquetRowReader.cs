namespace Mnist;

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
