namespace Mnist;

/// <summary>QMNIST's extended labels of one split (idx2-int): a row of eight integers for each sample, read on first use.</summary>
internal sealed class WriterTable(string path, int count, Func<CancellationToken, int[]> load)
{
    /// <summary>The number of columns in the published files.</summary>
    public const int Columns = 8;

    /// <summary>The column of the writer.</summary>
    public const int Writer = 2;

    private readonly object _gate = new();
    private volatile int[]? _cells;

    /// <summary>The path of the file.</summary>
    public string Path => path;

    /// <summary>Returns the columns of one sample.</summary>
    public ReadOnlySpan<int> this[int index] => GetCells(CancellationToken.None).AsSpan(index * Columns, Columns);

    /// <summary>Returns the first column: the class of each sample.</summary>
    public short[] GetLabels(CancellationToken cancellationToken)
    {
        int[] cells = GetCells(cancellationToken);
        short[] labels = new short[count];
        for (int i = 0; i < labels.Length; i++)
        {
            int label = cells[i * Columns];
            labels[i] = label is >= 0 and <= byte.MaxValue
                ? (short)label
                : throw new DatasetFormatException(path, "a label from 0 to 255", $"{label}", offset: 12 + ((long)i * Columns * sizeof(int)), format: "IDX");
        }

        return labels;
    }

    // The table can be longer: MNIST's test samples are the first 10,000 of QMNIST's 60,000.
    private int[] GetCells(CancellationToken cancellationToken)
    {
        if (_cells is null)
        {
            lock (_gate)
            {
                _cells ??= load(cancellationToken);
            }
        }

        return _cells;
    }
}
