namespace Mnist.Display;

/// <summary>A sample with its caption.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Caption">The caption, of one or more lines. Lines wider than the picture are shortened.</param>
public readonly record struct TerminalTile(MnistSample Sample, string Caption);
