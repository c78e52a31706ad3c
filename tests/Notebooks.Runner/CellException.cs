namespace Notebooks.Runner;

/// <summary>A cell failed.</summary>
/// <param name="cell">Which.</param>
/// <param name="reason">What was wrong.</param>
/// <param name="inner">What the cell threw.</param>
public sealed class CellException(NotebookCell cell, string reason, Exception? inner = null)
    : Exception($"{cell.Name}: {reason}", inner);
