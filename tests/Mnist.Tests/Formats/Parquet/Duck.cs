using System.Globalization;
using DuckDB.NET.Data;

namespace Mnist.Tests.Formats.Parquet;

/// <summary>DuckDB, which this project did not write: reads and makes Parquet files.</summary>
internal sealed class Duck : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public Duck() => _connection.Open();

    /// <summary>A path as a literal of SQL.</summary>
    public static string Quote(string path) => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Runs a statement that gives nothing.</summary>
    public void Run(string statement)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    /// <summary>The rows that a query gives, each as its values as text, separated by spaces.</summary>
    public string[] Rows(string query)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = query;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        object[] values = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(values);
            rows.Add(string.Join(' ', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture))));
        }

        return [.. rows];
    }

    /// <summary>A column of bytes and one of whole numbers.</summary>
    public IEnumerable<(byte[] Bytes, long Number)> Blobs(string query)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = query;
        using DuckDBDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            using Stream stream = reader.GetStream(0);
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return (bytes, reader.GetInt64(1));
        }
    }

    public void Dispose() => _connection.Dispose();
}
