using System.Globalization;

namespace Mnist;

/// <summary>The common properties of the samples of one split. Labels and images are loaded on first use.</summary>
internal sealed class SampleOrigin : IDisposable
{
    private readonly object _gate = new();
    private readonly Func<CancellationToken, short[]>? _loadLabels;
    private readonly Func<CancellationToken, ImageBlock>? _loadImages;
    private volatile short[]? _labels;
    private volatile ImageBlock? _images;
    private bool _isDisposed;

    /// <summary>Creates the origin of samples in files.</summary>
    public SampleOrigin(
        DatasetIdentity identity,
        Split split,
        int count,
        int rows,
        int columns,
        Func<CancellationToken, short[]> loadLabels,
        Func<CancellationToken, ImageBlock> loadImages,
        IReadOnlyList<string> files)
        : this(identity, split, rows, columns, files)
    {
        Count = count;
        _loadLabels = loadLabels;
        _loadImages = loadImages;
        Identity = WithLabels(identity);
    }

    /// <summary>Creates the origin of samples in memory.</summary>
    public SampleOrigin(DatasetIdentity identity, Split split, int rows, int columns, short[] labels, ImageBlock images, IReadOnlyList<string> files)
        : this(identity, split, rows, columns, files)
    {
        Count = labels.Length;
        _labels = labels;
        _images = images;
        Identity = WithLabels(identity);
        _ = Identity.LastLabel; // now, so that it keeps no other samples in memory
    }

    /// <summary>Creates the origin of samples that have their own pixels.</summary>
    public SampleOrigin(DatasetIdentity identity, Split split, int rows, int columns, IReadOnlyList<string> files)
    {
        Identity = identity;
        Split = split;
        Rows = rows;
        Columns = columns;
        Files = files;
    }

    public DatasetIdentity Identity { get; private set; }

    public string Dataset => Identity.Name;

    public Split Split { get; }

    public int Count { get; }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>The files of the samples, which must not be overwritten while they are read.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The split that owns the images and is disposed together with this one; null for none.</summary>
    public SampleOrigin? Source { get; init; }

    /// <summary>The writer of each sample, if known (QMNIST).</summary>
    public WriterTable? Writers { get; init; }

    /// <summary>The label of each sample. Does not load images.</summary>
    public short[] Labels => GetLabels(CancellationToken.None);

    public ImageBlock Images => _images ?? GetImages(CancellationToken.None);

    public static SampleOrigin Own(int rows, int columns) => new(DatasetIdentity.Unnamed, Split.Train, rows, columns, []);

    public MnistSample CreateSample(int place, int label, byte[]? pixels = null) =>
        Writers is null ? new MnistSample(this, place, label, pixels) : new WriterSample(this, place, label, pixels);

    /// <summary>Gives the splits of a dataset the categories of all its labels, if only the labels tell them.</summary>
    public static void Join(SampleOrigin train, SampleOrigin test)
    {
        (DatasetIdentity first, DatasetIdentity second) = (train.Identity, test.Identity);
        if (first.IsOfLabels && second.IsOfLabels)
        {
            train.Identity = test.Identity = DatasetIdentity.OfLabels(first.Name, new Lazy<int>(() => Math.Max(first.LastLabel, second.LastLabel)));
        }
    }

    public string CategoryOf(int label) => Identity.CategoryOf(label);

    public short[] GetLabels(CancellationToken cancellationToken)
    {
        if (_labels is short[] labels)
        {
            return labels;
        }

        lock (_gate)
        {
            CheckOpen();
            return _labels ??= LoadLabels(cancellationToken);
        }
    }

    public ImageBlock GetImages(CancellationToken cancellationToken)
    {
        if (_images is ImageBlock images)
        {
            return images;
        }

        lock (_gate)
        {
            CheckOpen();
            return _images ??= LoadImages(cancellationToken);
        }
    }

    /// <summary>Releases labels, images and their file. Later reads throw an exception.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _images?.Close();
            (_images, _labels) = (null, null);
        }

        Source?.Dispose();
    }

    private DatasetIdentity WithLabels(DatasetIdentity identity) => identity.IsOfLabels
        ? DatasetIdentity.OfLabels(identity.Name, new Lazy<int>(() => Math.Max(identity.LastLabel, Count == 0 ? MnistSample.Unlabeled : Labels.Max())))
        : identity;

    private void CheckOpen()
    {
        if (_isDisposed)
        {
            throw new ObjectDisposedException(
                nameof(MnistDataset), $"The dataset '{Dataset}' is disposed, so its samples cannot be read. Open it again, or dispose it later.");
        }
    }

    // The files may have been replaced since the dataset was opened.
    private ImageBlock LoadImages(CancellationToken cancellationToken)
    {
        ImageBlock images = _loadImages!(cancellationToken);
        long expected = (long)Count * Rows * Columns;
        return images.Length == expected
            ? images
            : throw new DatasetFormatException(Files[0], $"the {expected} pixels that the file had when it was opened", $"{images.Length}", offset: 4, format: "IDX");
    }

    private short[] LoadLabels(CancellationToken cancellationToken)
    {
        short[] labels = _loadLabels!(cancellationToken);
        return labels.Length == Count
            ? labels
            : throw new DatasetFormatException(Files[^1], $"the {Count} labels that the file had when it was opened", $"{labels.Length}", offset: 4, format: "IDX");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Dataset} {Split}, {Count} samples");
}
