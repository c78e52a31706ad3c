namespace Mnist.Parquet.Reading;

/// <summary>A node of the schema, which is a tree written from the root down.</summary>
/// <param name="Name">The name of the column or group.</param>
/// <param name="Type">How values are stored; null for groups.</param>
/// <param name="Repetition">0 required, 1 optional, 2 repeated.</param>
/// <param name="Children">How many nodes below follow it.</param>
internal sealed record ParquetSchemaElement(string Name, int? Type, int Repetition, int Children);
