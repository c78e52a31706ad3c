using System.Globalization;
using System.Text;
using Mnist;
using Mnist.Formats;

namespace OutsideFormat.Tests;

internal sealed class PgmWriter : SampleWriter
{
    private readonly Stream _file;
    private readonly bool _isPlain;

    public PgmWriter(SampleOutput output, PgmWriteOptions options)
        : base(output)
    {
        _isPlain = options.Plain;
        _file = OpenFile();
    }

    protected override void WriteSample(MnistSample sample)
    {
        string label = sample.Label == MnistSample.Unlabeled ? "" : FormattableString.Invariant($"# label {sample.Label}\n");
        _file.Write(Encoding.ASCII.GetBytes(FormattableString.Invariant($"P{(_isPlain ? 2 : 5)}\n{label}{sample.Columns} {sample.Rows}\n255\n")));
        if (!_isPlain)
        {
            _file.Write(sample.AsSpan());
            return;
        }

        var text = new StringBuilder();
        foreach (byte pixel in sample.AsSpan())
        {
            text.Append(CultureInfo.InvariantCulture, $"{pixel}\n");
        }

        _file.Write(Encoding.ASCII.GetBytes(text.ToString()));
    }

    protected override void Finish(CancellationToken cancellationToken) => cancellationToken.ThrowIfCancellationRequested();

    protected override void Dispose(bool disposing)
    {
    }
}
