using Mnist.Datasets;

namespace Mnist.Tests.Datasets.Download.Faults;

internal static class SavingExtensions
{
    /// <summary>Saves Tiny; a test that hangs is canceled.</summary>
    public static Task<DatasetInfo> SaveTinyAsync(this SaveOptions options, DatasetStore store) =>
        store.SaveAsync("Tiny", options, progress: null, TestContext.Current.CancellationToken);
}
