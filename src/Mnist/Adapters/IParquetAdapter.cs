namespace Mnist;

/// <summary>Files of Apache Parquet with the two columns of image datasets on Hugging Face. In Mnist.Parquet.</summary>
internal interface IParquetAdapter
{
    /// <summary>Starts a file.</summary>
    /// <param name="stream">Written forward only; left open.</param>
    IParquetRowWriter CreateWriter(Stream stream);

    /// <summary>Opens a file and checks its head.</summary>
    /// <exception cref="DatasetFormatException">The file is damaged, or its columns are others.</exception>
    IParquetRowReader OpenReader(string path);
}
