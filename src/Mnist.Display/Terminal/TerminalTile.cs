namespace Mnist.Display;

/// <summary>A sample and the text under it.</summary>
/// <param name="Sample">What is drawn.</param>
/// <param name="Caption">What is written, in one line or several; cut where it is wider than the drawing.</param>
public readonly record struct TerminalTile(MnistSample Sample, string Caption);
