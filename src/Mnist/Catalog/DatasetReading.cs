namespace Mnist;

/// <summary>How the files of a dataset are read.</summary>
/// <param name="Transpose">The files hold rows and columns exchanged; put the images upright.</param>
/// <param name="IsOwnStore">
/// The folder is ours, so nobody cuts its files and they may be memory-mapped (where one is cut, touching the lost pages ends the
/// process).
/// </param>
internal sealed record DatasetReading(bool Transpose, bool IsOwnStore)
{
    public static DatasetReading Default { get; } = new(Transpose: false, IsOwnStore: false);

    public static DatasetReading Of(CatalogEntry entry, bool asStored, bool isOwnStore = false) => new(entry.IsTransposed && !asStored, isOwnStore);
}
