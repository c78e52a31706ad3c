namespace Mnist.Formats;

/// <summary>The position of the label in the lines of a CSV file.</summary>
public enum CsvLabel
{
    /// <summary>In the column of the header with a name such as <c>label</c>, <c>class</c>, <c>target</c> or <c>y</c>; a header without one means no labels. Without a header, in the first column, or in the last one if only that can be labels.</summary>
    Auto,

    /// <summary>In the first column.</summary>
    First,

    /// <summary>In the last column.</summary>
    Last,

    /// <summary>No labels, only pixels.</summary>
    None,
}
