using Mnist.Plugins;
using Parquet;
using Parquet.Schema;

namespace Mnist.Parquet.Writing;

/// <summary>Writes the two columns of image datasets on Hugging Face: <c>image: struct&lt;bytes, path&gt;</c> and <c>label</c>.</summary>
/// <remarks>All columns are nullable, as in files of Arrow. Paths are null, because the images have none.</remarks>
internal sealed class ParquetRowWriter : IParquetRowWriter
{
    // The levels of a value that is not null. For the path, the image is not null but the path is.
    private const int ImageLevel = 2;
    private const int MissingPathLevel = 1;
    private const int LabelLevel = 1;

    private readonly DataField _bytes = new("bytes", typeof(byte[]), isNullable: true);
    private readonly DataField _path = new("path", typeof(string), isNullable: true);
    private readonly DataField _label = new("label", typeof(long), isNullable: true);
    private readonly ParquetWriter _writer;

    public ParquetRowWriter(Stream stream)
    {
        var schema = new ParquetSchema(new StructField("image", _bytes, _path), _label);

        // As Arrow's default. PNG data hardly shrinks, but labels and the headers of the images do.
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy };
        _writer = Wait(ParquetWriter.CreateAsync(schema, new SynchronousStream(stream), options));
    }

    /// <inheritdoc/>
    public void WriteRowGroup(ReadOnlyMemory<ReadOnlyMemory<byte>> images, ReadOnlyMemory<long> labels, CancellationToken cancellationToken)
    {
        using ParquetRowGroupWriter group = _writer.CreateRowGroup();
        Wait(group.WriteAllPartsAsync(_bytes, images, Levels(images.Length, ImageLevel), null, cancellationToken));
        Wait(group.WriteAllPartsAsync(_path, ReadOnlyMemory<ReadOnlyMemory<char>>.Empty, Levels(images.Length, MissingPathLevel), null, cancellationToken));
        Wait(group.WriteAllPartsAsync(_label, labels, Levels(images.Length, LabelLevel), null, cancellationToken));
        group.CompleteValidate();
    }

    /// <inheritdoc/>
    public void Complete(string features)
    {
        _writer.CustomMetadata = new Dictionary<string, string> { ["huggingface"] = features };
        Wait(_writer.DisposeAsync().AsTask());
    }

    private static int[] Levels(int count, int level)
    {
        int[] levels = new int[count];
        Array.Fill(levels, level);
        return levels;
    }

    // Done already, because the stream never waits.
    private static void Wait(Task task) => task.GetAwaiter().GetResult();

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
