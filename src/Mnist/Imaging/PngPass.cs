namespace Mnist.Imaging;

/// <summary>One pass over a picture: all of it, or one of the seven of Adam7 (https://www.w3.org/TR/png-3/#8Interlace).</summary>
/// <param name="FirstRow">The first row that the pass has.</param>
/// <param name="FirstColumn">The first column that the pass has.</param>
/// <param name="RowStep">From one row of the pass to the next.</param>
/// <param name="ColumnStep">From one pixel of a row to the next.</param>
internal readonly record struct PngPass(int FirstRow, int FirstColumn, int RowStep, int ColumnStep)
{
    private static readonly PngPass[] s_whole = [new(0, 0, 1, 1)];

    private static readonly PngPass[] s_interlaced =
        [new(0, 0, 8, 8), new(0, 4, 8, 8), new(4, 0, 8, 4), new(0, 2, 4, 4), new(2, 0, 4, 2), new(0, 1, 2, 2), new(1, 0, 2, 1)];

    public static IReadOnlyList<PngPass> Of(PngHeader header) => header.IsInterlaced ? s_interlaced : s_whole;

    /// <summary>The rows that the pass has of a picture; none where it has no columns.</summary>
    public int Rows(PngHeader header) => Columns(header) == 0 ? 0 : Count(header.Rows, FirstRow, RowStep);

    /// <summary>The pixels of each row of the pass.</summary>
    public int Columns(PngHeader header) => Count(header.Columns, FirstColumn, ColumnStep);

    private static int Count(int length, int first, int step) => length <= first ? 0 : ((length - first - 1) / step) + 1;
}
