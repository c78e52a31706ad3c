namespace Mnist;

/// <summary>What the header of an IDX file must say for the file to be the one of the catalog.</summary>
internal static class ShapeRules
{
    public static bool Fits(CatalogEntry entry, CatalogFile file, IdxHeader header) =>
        header.HeaderLength + header.DataLength == file.RawSize
        && header.Dimensions.Length > 0
        && header.Dimensions[0] == entry.CountOf(file)
        && (!file.IsImages || header.Dimensions is [_, long rows, long columns] && rows * columns == (long)entry.Rows * entry.Columns);
}
