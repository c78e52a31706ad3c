namespace Mnist.Formats;

/// <summary>The position of the label in the lines of a CSV file.</summary>
public enum CsvLabel
{
    /// <summary>In the column <c>label</c>, <c>class</c> or <c>target</c> of the header; without a header, in the first column.</summary>
    Auto,

    /// <summary>In the first column.</summary>
    First,

    /// <summary>In the last column.</summary>
    Last,

    /// <summary>No labels, only pixels.</summary>
    None,
}
