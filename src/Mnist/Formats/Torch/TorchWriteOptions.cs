namespace Mnist.Formats;

/// <summary>How to write .t7.</summary>
public sealed record TorchWriteOptions : SampleWriteOptions
{
    /// <summary>Ascii, as in the published files, or binary.</summary>
    public TorchEncoding Encoding { get; init; }
}

/// <summary>The mode of a .t7 file, the second argument of <c>torch.load</c>.</summary>
public enum TorchEncoding
{
    /// <summary>Numbers are text, bytes are raw.</summary>
    Ascii,

    /// <summary>Numbers and bytes are as in memory; the default of <c>torch.load</c>.</summary>
    Binary,
}
