namespace Mnist.Formats;

/// <summary>The first line of a CSV file.</summary>
public enum CsvHeader
{
    /// <summary>No header: the first line is the first sample, as in the published mnist_train.csv.</summary>
    None,

    /// <summary><c>label,1x1,1x2,...,28x28</c>: row and column of each pixel, from 1.</summary>
    Grid,

    /// <summary><c>label,pixel0,pixel1,...,pixel783</c>: as in Kaggle's Digit Recognizer.</summary>
    Kaggle,
}
