namespace Mnist.Formats;

/// <summary>Where a line of a CSV file has its label.</summary>
public enum CsvLabel
{
    /// <summary>In the column that the header names <c>label</c>, <c>class</c> or <c>target</c>; without a header, first.</summary>
    Auto,

    /// <summary>In the first column.</summary>
    First,

    /// <summary>In the last column.</summary>
    Last,

    /// <summary>Nowhere: pixels only.</summary>
    None,
}
