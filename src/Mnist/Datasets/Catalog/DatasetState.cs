namespace Mnist.Datasets;

/// <summary>Where a dataset of the catalog is.</summary>
public enum DatasetState
{
    /// <summary>It came with the library.</summary>
    Bundled,

    /// <summary>It was fetched and is in the store on this machine.</summary>
    Saved,

    /// <summary>It is known, but not on this machine.</summary>
    Available,
}
