namespace Mnist.Parquet.Reading;

/// <summary>A node of the schema, a tree that is written from the root.</summary>
/// <param name="Name">The name of the column or group.</param>
/// <param name="Type">The storage type; null for groups.</param>
/// <param name="Repetition">0 required, 1 optional, 2 repeated.</param>
/// <param name="Children">The number of child nodes, which follow.</param>
/// <param name="Converted">The number of the converted type: 0 for text, 11 to 18 for whole numbers; null for plain values.</param>
internal sealed record ParquetSchemaElement(string Name, int? Type, int Repetition, int Children, int? Converted);
