namespace Notebooks.Runner;

/// <summary>What cells of all kernels call to show something.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows an object at this place among the outputs.</summary>
    public static DisplayedValue Display(this object? value) => new(OutputRecorder.Current.AddDisplay(value));
}
