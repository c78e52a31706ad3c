using System.Runtime.CompilerServices;
using Mnist.Display.Sheets;
using Mnist.Formats;

namespace Mnist.Display;

/// <summary>One picture or page of many samples, for people: .png, .svg or .html by the ending of the name. It is only written.</summary>
/// <remarks>
/// A single sample becomes a picture of itself, several a sheet. A sheet is made in memory, so that it has a limit: 64 Mi pixels,
/// and 10,000 samples where each has markup of its own; ByCategory keeps only what it shows.
/// </remarks>
/// <example><code>
/// new SheetFormat().Write("digits.png", MnistDataset.Open().Test.Take(100), new SheetOptions { Scale = 2 });
/// </code></example>
public sealed class SheetFormat : SampleFormat<SampleReadOptions, SheetOptions>
{
    /// <summary>Creates the format. Loading this assembly registers one.</summary>
    public SheetFormat()
        : base("Sheet", ".png", ".svg", ".html", ".htm")
    {
    }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool HoldsSplits(string? path, SampleWriteOptions? options = null) => true;

#pragma warning disable CA2255 // Export("digits.png") must work wherever this assembly is loaded
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register() => Register(new SheetFormat());

    /// <inheritdoc/>
    protected override SampleWriter Create(SampleOutput output, SheetOptions options) => new SheetWriter(output, options);
}
