namespace Mnist.Imaging.Preparation;

/// <summary>How much ink each pixel has.</summary>
/// <param name="Rows">The height in pixels.</param>
/// <param name="Columns">The width in pixels.</param>
/// <param name="Ink">Rows x Columns values from 0 (paper) to 255 (the middle of the ink, and above).</param>
/// <param name="Strong">The least value that is ink for certain, 1 or more. Lower values are ink only beside such pixels.</param>
internal sealed record InkMap(int Rows, int Columns, byte[] Ink, int Strong);
