namespace Mnist;

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
