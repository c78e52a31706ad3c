using Mnist;

namespace MnistPS.Binding;

/// <summary>The splits that -Split selects.</summary>
internal static class SplitSelection
{
    /// <summary>Returns true if a split is selected; without -Split, each one is.</summary>
    public static bool Takes(this Split[]? selected, Split split) => selected is null || selected.Contains(split);
}
