using Mnist.Imaging;
using Mnist.IO;

namespace Mnist.Formats.Images;

/// <summary>Writes samples as a folder of PNG files, with a folder for each split.</summary>
/// <remarks>
/// Files are numbered in the order of the samples, from 0 in each split, so that a reader restores the order.
/// </remarks>
internal sealed class ImageTreeWriter : SampleWriter
{
    private readonly PngEncoder _encoder = new();
    private readonly HashSet<string> _folders = [];
    private readonly long[] _numbers = new long[2];
    private readonly PendingFolder _folder;
    private readonly string _target;
    private readonly ImageTreeLayout _layout;
    private readonly Overwrite _overwrite;

    public ImageTreeWriter(SampleOutput output, ImageWriteOptions options)
        : base(output)
    {
        output.RequirePath("Image", "the path of a folder, or the format Sheet for one picture");
        _folder = new PendingFolder(output.Path, output.Overwrite);
        _target = Path.TrimEndingDirectorySeparator(OverwriteGuard.Resolve(output.Path));
        _layout = options.Layout;
        _overwrite = output.Overwrite;
        AddTarget(_target);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder has images of another export, which would be read as part of this one.</exception>
    protected override void Finish(CancellationToken cancellationToken)
    {
        string[] strangers = [.. _folders.Select(folder => folder.Split(Path.DirectorySeparatorChar)[0]).Distinct().SelectMany(Strangers)];
        if (strangers.Length > 0 && _overwrite != Overwrite.Force)
        {
            throw new IOException(
                $"'{strangers[0]}' is not part of this export, and the folder would mix both. Remove it, or use Force.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        _folder.Commit();
        foreach (string stranger in strangers)
        {
            File.Delete(stranger);
        }
    }

    /// <inheritdoc/>
    protected override void Begin(SampleSet samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        Require(ShardName.Of(samples.Split));
    }

    /// <inheritdoc/>
    protected override void WriteSample(MnistSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        long number = _numbers[(int)sample.Split]++;
        string split = ShardName.Of(sample.Split);
        (string folder, string file) = _layout == ImageTreeLayout.Category
            ? (Path.Combine(split, CategoryFolder.NameOf(sample.Label, sample.Origin.Identity)), ImageFileName.Format(number, MnistSample.Unlabeled))
            : (split, ImageFileName.Format(number, sample.Label));
        Require(folder);
        string name = Path.Combine(folder, file);
        _folder.Check(name);
        ReadOnlySpan<byte> png = _encoder.Encode(sample.AsSpan(), sample.Rows, sample.Columns);
        using Microsoft.Win32.SafeHandles.SafeFileHandle handle = File.OpenHandle(Path.Combine(_folder.Folder, name), FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(handle, png, fileOffset: 0);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => _folder.Dispose();

    private void Require(string folder)
    {
        if (_folders.Add(folder))
        {
            Directory.CreateDirectory(Path.Combine(_folder.Folder, folder));
        }
    }

    /// <summary>Returns existing pictures of a split that are not replaced.</summary>
    private IEnumerable<string> Strangers(string split)
    {
        string target = Path.Combine(_target, split);
        return !Directory.Exists(target) ? [] : Directory
            .EnumerateFiles(target, "*", SearchOption.AllDirectories)
            .Where(PictureName.IsMatch)
            .Where(file => !File.Exists(Path.Combine(_folder.Folder, Path.GetRelativePath(_target, file))));
    }
}
