namespace Mnist;

/// <summary>A sample of which it is known who wrote it: from QMNIST, or from MNIST joined with QMNIST's labels.</summary>
/// <remarks>
/// The fields are the columns of QMNIST's extended labels (https://github.com/facebookresearch/qmnist, section 2.2). Splitting by
/// <see cref="Writer"/> keeps the hand of one person out of both training and test.
/// </remarks>
public sealed class WriterSample : MnistSample
{
    internal WriterSample(SampleOrigin origin, int index, int label)
        : base(origin, index, label)
    {
    }

    /// <summary>The person: 0 to 610 employees of the Census Bureau, 2100 to 2599 high-school students.</summary>
    public int Writer => Row[2];

    /// <summary>The series of NIST's forms (HSF): 0 and 1 by employees, 4 by students.</summary>
    public int Series => Row[1];

    /// <summary>The how-manieth digit of this writer it is, 0 to 149.</summary>
    public int DigitOfWriter => Row[3];

    /// <summary>NIST's code of the class: 30 for 0 to 39 for 9.</summary>
    public int NistClass => Row[4];

    /// <summary>The place among all digits of NIST Special Database 19, 0 to 281769.</summary>
    public int NistIndex => Row[5];

    /// <summary>The <see cref="NistIndex"/> of the digit that this one is a copy of; 0 for none, as for all of QMNIST.</summary>
    public int Duplicate => Row[6];

    private ReadOnlySpan<int> Row => Origin.Writers![Index];
}
