using Mnist.Imaging;

namespace Mnist.Formats;

/// <summary>Reads samples from image files, one by one or from trees of them. Counts single files on from one to the next.</summary>
internal sealed class ImageReader
{
    private readonly PictureFile _pictures = new();
    private readonly int[] _counts = new int[2];
    private readonly ImageReadOptions _options;

    public ImageReader(ImageReadOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Rows, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Columns, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)options.Rows * options.Columns, Picture.MaximumPixels, nameof(options));
        _options = options;
    }

    /// <summary>The splits of a tree: what the samples of each have in common, and its files in order.</summary>
    /// <exception cref="DatasetNotFoundException">There is no picture in it.</exception>
    public IEnumerable<(SampleOrigin Origin, List<ImageFileName> Files)> OpenTree(string path, CancellationToken cancellationToken)
    {
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
        {
            throw new DatasetNotFoundException(path, $"The folder '{path}' does not exist. Check the path.");
        }

        DatasetIdentity identity = ImportNaming.IdentityOf(folder, _options.Dataset);
        IReadOnlyList<(Split Split, string Folder)> splits = ImageTreeFiles.Splits(folder, _options.Split);
        foreach ((Split split, string splitFolder) in splits)
        {
            List<ImageFileName> files = ImageTreeFiles.Find(splitFolder, identity, cancellationToken);
            if (files.Count == 0 && splitFolder == folder)
            {
                throw new DatasetNotFoundException(path, $"'{path}' has no pictures. It must have names such as train/000000-num5.png or 5/000000.png.");
            }

            yield return (new SampleOrigin(identity, split, _options.Rows, _options.Columns, [folder]), files);
        }

        if (splits.Count == 0)
        {
            throw new DatasetNotFoundException(path, $"'{path}' has no folder of the {_options.Split} split. Use another split or folder.");
        }
    }

    /// <summary>The samples of a tree, Train first, or the one sample of a file.</summary>
    public IEnumerable<MnistSample> Enumerate(string path, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(path))
        {
            yield return ReadFile(path, cancellationToken);
            yield break;
        }

        foreach ((SampleOrigin origin, List<ImageFileName> files) in OpenTree(path, cancellationToken))
        {
            for (int i = 0; i < files.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new MnistSample(origin, i, files[i].Label, ReadPixels(files[i].Path, cancellationToken));
            }
        }
    }

    /// <summary>The pixels of a file, in the size that the options ask for.</summary>
    public byte[] ReadPixels(string path, CancellationToken cancellationToken)
    {
        Picture picture = _pictures.Read(path, cancellationToken);
        if (picture.Rows == _options.Rows && picture.Columns == _options.Columns)
        {
            return picture.Flatten();
        }

        return _options.Resize
            ? Resampler.Resize(picture.Flatten(), picture.Rows, picture.Columns, _options.Rows, _options.Columns)
            : throw Picture.Invalid(
                path,
                FormattableString.Invariant($"{_options.Rows} x {_options.Columns} pixels"),
                FormattableString.Invariant($"{picture.Rows} x {picture.Columns}"),
                hint: "Use Rows and Columns for images of another size, or Resize.");
    }

    private MnistSample ReadFile(string path, CancellationToken cancellationToken)
    {
        DatasetIdentity identity = ImportNaming.IdentityOf(path, _options.Dataset);

        // As within a tree: the folder may be a category, and the one above it a split.
        string[] above = (Path.GetDirectoryName(Path.GetFullPath(path)) ?? "").Split(Path.DirectorySeparatorChar);
        int label = CategoryFolder.TryParse(above[^1], identity, out int parsed) ? parsed : MnistSample.Unlabeled;
        Split split = _options.Split
            ?? ImageTreeFiles.SplitOf(above[^1])
            ?? (label >= 0 && above.Length > 1 ? ImageTreeFiles.SplitOf(above[^2]) : null)
            ?? ImportNaming.SplitOf(path);
        ImageFileName name = ImageFileName.Parse(path, label);
        byte[] pixels = ReadPixels(path, cancellationToken);
        var origin = new SampleOrigin(identity, split, _options.Rows, _options.Columns, [path]);
        return new MnistSample(origin, _counts[(int)split]++, name.Label, pixels);
    }
}
