namespace Mnist;

/// <summary>A sample with its writer: from QMNIST, or from MNIST joined with QMNIST's labels.</summary>
/// <remarks>
/// The properties are the columns of QMNIST's extended labels (https://github.com/facebookresearch/qmnist, section 2.2). If you split by
/// <see cref="Writer"/>, no person's digits are in both training and test.
/// </remarks>
public sealed class WriterSample : MnistSample
{
    internal WriterSample(SampleOrigin origin, int index, int label, byte[]? pixels = null)
        : base(origin, index, label, pixels)
    {
    }

    /// <summary>The writer: 0 to 610 are employees of the Census Bureau, 2100 to 2599 high-school students.</summary>
    public int Writer => Row[WriterTable.Writer];

    /// <summary>The series of NIST's forms (HSF): 0 and 1 are from employees, 4 from students.</summary>
    public int Series => Row[1];

    /// <summary>The number of the digit among those of this writer, 0 to 149.</summary>
    public int DigitOfWriter => Row[3];

    /// <summary>NIST's class code: 30 for the digit 0 to 39 for the digit 9.</summary>
    public int NistClass => Row[4];

    /// <summary>The position in the digits of NIST Special Database 19, 0 to 281769.</summary>
    public int NistIndex => Row[5];

    /// <summary>The <see cref="NistIndex"/> of the original if this digit is a copy; otherwise 0, as in all of QMNIST.</summary>
    public int Duplicate => Row[6];

    private ReadOnlySpan<int> Row => Origin.Writers![Index];
}
