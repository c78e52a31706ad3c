using System.Globalization;
using System.IO.Compression;
using System.Text;
using Mnist.Formats;
using Mnist.Imaging;

namespace Mnist.Display.Sheets;

/// <summary>Writes samples as one picture or page.</summary>
internal sealed class SheetWriter : SampleWriter
{
    private const int MaximumMarkupSamples = 10_000;

    private readonly Stream _file;
    private readonly Sheet _sheet;
    private readonly SheetOptions _options;
    private readonly string _extension;
    private MnistSample? _first;

    /// <exception cref="ArgumentException">The extension is not .png, .svg, .html or .htm.</exception>
    public SheetWriter(SampleOutput output, SheetOptions options)
        : base(output)
    {
        _options = options;
        _sheet = new Sheet(options);
        _extension = (output.IsStream ? options.Extension ?? ".png" : Path.GetExtension(output.Path)).ToUpperInvariant();
        if (_extension is not (".PNG" or ".SVG" or ".HTML" or ".HTM"))
        {
            throw new ArgumentException($"'{output.Path}' has no extension of a picture. Use .png, .svg or .html.", nameof(options));
        }

        _file = OpenFile();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are no samples.</exception>
    protected override void Finish(CancellationToken cancellationToken)
    {
        if (_first is null)
        {
            throw new ArgumentException("There are no samples to draw. Use at least one.");
        }

        bool isSheet = Count != 1 || _options.ByCategory;
        string title = isSheet
            ? string.Create(CultureInfo.InvariantCulture, $"{_first.Dataset} {_first.Split}, {_sheet.Count} samples").TrimStart()
            : _first.ToString();
        cancellationToken.ThrowIfCancellationRequested();
        byte[] content = _extension switch
        {
            ".PNG" => MakePng(isSheet, cancellationToken),
            ".SVG" => Encoding.UTF8.GetBytes(isSheet ? SvgRenderer.Render(_sheet, _options, title) : SvgRenderer.Render(_first, _options)),
            _ => Encoding.UTF8.GetBytes(HtmlRenderer.Page(
                isSheet ? HtmlRenderer.Render(_sheet, _options, title) : HtmlRenderer.Render(_first, _options), title)),
        };
        _file.Write(content);
    }

    /// <inheritdoc/>
    protected override void WriteSample(MnistSample sample)
    {
        _first ??= sample;
        _sheet.Add(sample);
        (long height, long width) = _sheet.Measure(_extension == ".PNG" ? Math.Max(1, _options.Scale) : 1);
        bool isTooLarge = height * width > Picture.MaximumPixels || Math.Max(height, width) > Picture.MaximumSide;
        if (isTooLarge || (_extension != ".PNG" && _sheet.Count > MaximumMarkupSamples))
        {
            throw new ArgumentException(
                $"{_sheet.Count} samples are too many for one {_extension[1..]} file. Use fewer samples, a smaller scale or one row for each category, or write a folder.");
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
    }

    // A single sample has no padding, so that it can be read again unchanged.
    private byte[] MakePng(bool isSheet, CancellationToken cancellationToken)
    {
        Sheet sheet = _sheet;
        if (!isSheet)
        {
            sheet = new Sheet(_options with { Padding = 0, Columns = 1 });
            sheet.Add(_first!);
        }

        Picture picture = sheet.Draw(Math.Max(1, _options.Scale));
        return new PngEncoder().Encode(picture.Gray, picture.Rows, picture.Columns, CompressionLevel.SmallestSize, cancellationToken).ToArray();
    }
}
