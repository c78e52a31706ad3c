namespace Mnist;

/// <summary>A sample and the line of text under it.</summary>
/// <param name="Sample">What is drawn.</param>
/// <param name="Caption">What is written; cut where it is wider than the drawing.</param>
public readonly record struct TerminalTile(MnistSample Sample, string Caption);
