namespace Mnist.Parquet.Reading;

/// <summary>A node of the schema, a tree that is written from the root.</summary>
/// <param name="Name">The name of the column or group.</param>
/// <param name="Type">The storage type; null for groups.</param>
/// <param name="Repetition">0 required, 1 optional, 2 repeated.</param>
/// <param name="Children">The number of child nodes, which follow.</param>
/// <param name="IsText">True for bytes that are text in UTF-8.</param>
internal sealed record ParquetSchemaElement(string Name, int? Type, int Repetition, int Children, bool IsText);
