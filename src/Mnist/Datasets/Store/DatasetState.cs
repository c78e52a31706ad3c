namespace Mnist.Datasets;

/// <summary>The state of a dataset on this machine.</summary>
public enum DatasetState
{
    /// <summary>The dataset comes with the library.</summary>
    Bundled,

    /// <summary>The dataset is saved in the store on this machine.</summary>
    Saved,

    /// <summary>The dataset is known, but not on this machine.</summary>
    Available,
}
