using System.Management.Automation;
using Mnist.Formats;

namespace MnistPS.Commands;

/// <summary>Reads an IDX file of any element type and shape into an array.</summary>
[Cmdlet(VerbsData.Import, "MnistIdx", DefaultParameterSetName = PathSet)]
[OutputType(typeof(IdxArray))]
public sealed class ImportMnistIdxCommand : ImportCommand
{
    /// <summary>Skips this number of items of the first dimension.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long Skip { get; set; }

    /// <summary>Reads at most this number of items of the first dimension, for files that do not fit in memory.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long First { get; set; } = long.MaxValue;

    /// <inheritdoc/>
    protected override IEnumerable<object> Read(string path)
    {
        using var reader = IdxReader.Open(path);
        if (Skip == 0 && First == long.MaxValue)
        {
            yield return reader.ReadToEnd(Cancellation);
            yield break;
        }

        long skip = Math.Min(Skip, reader.ItemCount);
        reader.SkipItems(skip, Cancellation);
        yield return reader.ReadItems(Math.Min(First, reader.ItemCount - skip), Cancellation);
    }
}
