using System.Management.Automation;

namespace Mnist.Benchmarks.Peers;

/// <summary>The engine's own limit: 60,000 objects of the size of a sample, and no other work.</summary>
[Cmdlet("Write", "Nothing")]
public sealed class WriteNothingCommand : PSCmdlet
{
    private const int Count = 60_000;

    protected override void ProcessRecord()
    {
        for (int i = 0; i < Count; i++)
        {
            WriteObject(new Item(this, i, i, null));
        }
    }

    private sealed class Item(object origin, int index, int label, object? pixels)
    {
        public object Origin => origin;

        public int Index => index;

        public int Label => label;

        public object? Pixels => pixels;
    }
}
