namespace Mnist.Formats;

/// <summary>How to write .t7.</summary>
public sealed record TorchWriteOptions : SampleWriteOptions
{
    /// <summary>Ascii, as the published files are, or binary.</summary>
    public TorchEncoding Encoding { get; init; }
}

/// <summary>The modes of Torch's files, as the second argument of <c>torch.load</c> names them.</summary>
public enum TorchEncoding
{
    /// <summary>Numbers are text; bytes are as they are in memory.</summary>
    Ascii,

    /// <summary>All is as it is in memory; the default of <c>torch.load</c>.</summary>
    Binary,
}
