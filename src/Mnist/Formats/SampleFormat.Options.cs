namespace Mnist.Formats;

/// <summary>The base class of formats.</summary>
/// <remarks>
/// Override <see cref="Open"/> to read, <see cref="Create"/> to write, and <see cref="SampleFormat.Matches"/> to recognize content. The base
/// classes do the rest: samples, files and streams, splits, progress and cancellation.
/// </remarks>
/// <typeparam name="TRead">The options for reading; <see cref="SampleReadOptions"/> if there are no special ones.</typeparam>
/// <typeparam name="TWrite">The options for writing; <see cref="SampleWriteOptions"/> if there are no special ones.</typeparam>
/// <param name="name">The unique name.</param>
/// <param name="extensions">The extensions of its files, with the dot; none for a format of folders.</param>
public abstract class SampleFormat<TRead, TWrite>(string name, params string[] extensions) : SampleFormat(name, extensions)
    where TRead : SampleReadOptions, new()
    where TWrite : SampleWriteOptions, new()
{
    internal sealed override Type ReadOptionsType => typeof(TRead);

    internal sealed override Type WriteOptionsType => typeof(TWrite);

    /// <summary>Opens content. Returns one reader for each split, Train first. The caller disposes each before it opens the next.</summary>
    /// <param name="input">The file, folder or stream.</param>
    /// <param name="options">How to read.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    protected virtual IEnumerable<SampleReader> Open(SampleInput input, TRead options, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{Name} files cannot be read, only written. Use another format.");

    /// <summary>Starts a writer.</summary>
    /// <param name="output">The file, folder or stream.</param>
    /// <param name="options">How to write.</param>
    protected virtual SampleWriter Create(SampleOutput output, TWrite options) => throw new NotSupportedException($"{Name} files cannot be written, only read. Use another format.");

    internal sealed override IEnumerable<SampleReader> OpenReaders(SampleInput input, SampleReadOptions options, CancellationToken cancellationToken)
    {
        // Other formats decide themselves what they read.
        if (!IsOwn)
        {
            return Open(input, (TRead)options, cancellationToken);
        }

        IReadOnlyList<SampleInput> inputs = PackedInput.Open(input, this);
        return inputs
            .Where(one => inputs.Count == 1 || options.Split is null || options.Split == ImportNaming.TellSplit(one.Path))
            .SelectMany(one => Open(one, (TRead)options, cancellationToken));
    }

    internal sealed override SampleWriter CreateWriter(SampleOutput output, SampleWriteOptions options)
    {
        try
        {
            return Create(output, (TWrite)options);
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    private protected sealed override SampleReadOptions OwnRead(SampleReadOptions? options)
    {
        RequireAbility(CanRead, "written");
        return options is null ? new TRead()
            : options.GetType() == typeof(TRead) ? options
            : options.GetType() == typeof(SampleReadOptions) ? new TRead
            {
                Split = options.Split,
                Dataset = options.Dataset,
                CategoryNames = options.CategoryNames,
                Notices = options.Notices,
            }
            : throw Foreign(options);
    }

    private protected sealed override SampleWriteOptions OwnWrite(SampleWriteOptions? options)
    {
        RequireAbility(CanWrite, "read");
        return options is null ? new TWrite()
            : options.GetType() == typeof(TWrite) ? options
            : options.GetType() == typeof(SampleWriteOptions) ? new TWrite { Overwrite = options.Overwrite, Binarization = options.Binarization }
            : throw Foreign(options);
    }

    private void RequireAbility(bool isAble, string ability)
    {
        if (!isAble)
        {
            throw new NotSupportedException($"{Name} can only be {ability}. Use another format.");
        }
    }

    private ArgumentException Foreign(object options) => new(
        $"{options.GetType().Name} does not fit the format {Name}. Use {typeof(TRead).Name} to read and {typeof(TWrite).Name} to write.", nameof(options));
}
