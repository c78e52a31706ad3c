using System.Diagnostics.CodeAnalysis;
using Mnist.Imaging;

namespace Mnist.Formats.Images;

/// <summary>Reads samples from the image files of one split, or from a single file.</summary>
internal sealed class ImageReader : SampleReader
{
    // If so many pictures are bad and none is good, the rest is not tried: they may all have another size.
    private const int MostBadAtStart = 10;

    // The mean of the pixels at the edge of a picture of ink on paper.
    private const int Paper = 191;

    private readonly PictureFile _pictures = new();
    private readonly ImageReadOptions _options;
    private readonly List<ImageFileName> _files;
    private readonly CancellationToken _cancellationToken;
    private int _next;
    private int _firstIndex;
    private bool _isTree;
    private int _count;
    private int _brightCount;
    private int _blankCount;

    internal override int FirstIndex => _firstIndex;

    private ImageReader(SampleOrigin origin, List<ImageFileName> files, ImageReadOptions options, CancellationToken cancellationToken)
    {
        Origin = origin;
        _files = files;
        _options = options;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Opens the splits of a tree, Train first.</summary>
    /// <exception cref="DatasetNotFoundException">The tree has no pictures.</exception>
    public static IEnumerable<ImageReader> OpenTree(SampleInput input, ImageReadOptions options, CancellationToken cancellationToken)
    {
        Check(options);
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(input.Path));
        DatasetIdentity identity = ImportNaming.IdentityOf(folder, options);
        ImageTree tree = ImageTree.Find(folder, options);
        if (options is { Dataset: null, CategoryNames: null } && ImageTreeFiles.NamesOf(tree, identity) is { } names)
        {
            identity = new DatasetIdentity(identity.Name, names);
            options.Tell($"The folders name the categories, with labels from 0 on: {string.Join(", ", names)}.");
        }

        var search = new ImageTreeFiles(identity, options, cancellationToken);
        long count = 0;
        foreach ((Split split, IReadOnlyList<string> folders) in tree.Parts)
        {
            List<ImageFileName> files = [.. folders.SelectMany(search.Find)];
            count += files.Count;
            if (files.Count == 0 && folders[0] == tree.Root)
            {
                throw NoPictures(input);
            }

            var origin = new SampleOrigin(identity, split, options.Rows, options.Columns, [folder]);
            yield return new ImageReader(origin, files, options, cancellationToken) { _isTree = true };
        }

        if (count == 0 && search.HasOthers)
        {
            throw NoPictures(input);
        }

        if (tree.Parts.Count == 0)
        {
            throw new DatasetNotFoundException(input.Path, $"'{input.Path}' has no folder of the {options.Split} split. Use another split.");
        }
    }

    /// <summary>Opens a single picture.</summary>
    public static ImageReader OpenFile(SampleInput input, ImageReadOptions options, CancellationToken cancellationToken)
    {
        Check(options);
        DatasetIdentity identity = ImportNaming.IdentityOf(input.Path, options);

        // As in a tree, the folder can be a category, and the one above it a split.
        string[] above = (Path.GetDirectoryName(Path.GetFullPath(input.Path)) ?? "").Split(Path.DirectorySeparatorChar);
        int label = CategoryFolder.TryParse(above[^1], identity, out int parsed) ? parsed : MnistSample.Unlabeled;
        Split split = ImportNaming.SplitOf(input.Path, options, ImportNaming.SplitOfFolder(above[^1])
            ?? (label >= 0 && above.Length > 1 ? ImportNaming.SplitOfFolder(above[^2]) : null)
            ?? ImportNaming.TellSplit(input.Path));
        var origin = new SampleOrigin(identity, split, options.Rows, options.Columns, [input.Path]);
        return new ImageReader(origin, [ImageFileName.Parse(input.Path, label)], options, cancellationToken) { _firstIndex = options.FirstIndex };
    }

    public override bool TryRead(Span<byte> pixels, out int label)
    {
        if (!TryTake(out byte[]? gray, out label))
        {
            return false;
        }

        gray.CopyTo(pixels);
        return true;
    }

    internal override bool TryTake([NotNullWhen(true)] out byte[]? pixels, out int label)
    {
        (pixels, label) = (null, MnistSample.Unlabeled);
        while (pixels is null && _next < _files.Count)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            ImageFileName file = _files[_next++];
            try
            {
                pixels = Read(file.Path);
                label = file.Label;
                _count++;
                _brightCount += HasBrightEdge(pixels) ? 1 : 0;
                _blankCount += pixels.AsSpan().IndexOfAnyExcept((byte)0) < 0 ? 1 : 0;
            }
            catch (DatasetFormatException exception) when (_isTree)
            {
                _options.Pass(exception);
                if (_count == 0 && _next == MostBadAtStart && _next < _files.Count)
                {
                    _options.Warn(FormattableString.Invariant($"'{Path.GetDirectoryName(file.Path)}': the first {_next} pictures are bad, so the other {_files.Count - _next} are not tried."));
                    _next = _files.Count;
                }
            }
        }

        if (pixels is null && _isTree)
        {
            WarnOfPaper();
        }

        return pixels is not null;
    }

    // Pictures of ink on paper instead of bright ink on 0.
    private void WarnOfPaper()
    {
        string? what = 2 * _brightCount > _count ? "are bright at their edge, but 0 (black) is the background here. Use ConvertTo-MnistSample for dark ink on bright paper."
            : 2 * _blankCount > _count ? "are empty. Transparent pixels become 0 (black), so that dark ink on them is lost. Use ConvertTo-MnistSample for such pictures."
            : null;
        if (what is not null)
        {
            _options.Warn($"'{Origin.Files[0]}': most pictures of {Origin.Split} {what}");
        }

        (_brightCount, _blankCount) = (0, 0);
    }

    private bool HasBrightEdge(ReadOnlySpan<byte> pixels)
    {
        long sum = 0;
        for (int row = 0; row < Rows; row++)
        {
            sum += pixels[row * Columns] + pixels[((row + 1) * Columns) - 1];
        }

        for (int column = 0; column < Columns; column++)
        {
            sum += pixels[column] + pixels[^(column + 1)];
        }

        return sum > Paper * 2L * (Rows + Columns);
    }

    private byte[] Read(string path)
    {
        Picture picture = _pictures.Read(path, _cancellationToken);
        byte[] pixels = picture.Flatten();
        return picture.Rows == Rows && picture.Columns == Columns ? pixels
            : _options.Resize ? Resampler.Resize(pixels, picture.Rows, picture.Columns, Rows, Columns)
            : throw Picture.Invalid(
                path,
                FormattableString.Invariant($"{Rows} x {Columns} pixels"),
                FormattableString.Invariant($"{picture.Rows} x {picture.Columns}"),
                hint: "Use Rows and Columns for images of another size, or Resize.");
    }

    protected override void Dispose(bool disposing)
    {
    }

    private static DatasetNotFoundException NoPictures(SampleInput input) => new(
        input.Path, $"'{input.Path}' has no pictures that can be read. It must have files such as train/000000-num5.png or 5/000000.png.");

    private static void Check(ImageReadOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Rows, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Columns, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)options.Rows * options.Columns, Picture.MaximumPixels, nameof(options));
    }
}
