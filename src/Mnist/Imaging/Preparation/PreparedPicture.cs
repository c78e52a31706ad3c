namespace Mnist.Imaging.Preparation;

/// <summary>What the preparation made of a picture.</summary>
/// <param name="Digits">The digits, in reading order.</param>
/// <param name="LeftOut">What is in the picture and no digit, for people.</param>
/// <param name="Orientation">EXIF's orientation of the file, 1 to 8.</param>
internal sealed record PreparedPicture(IReadOnlyList<PreparedDigit> Digits, IReadOnlyList<string> LeftOut, int Orientation)
{
    /// <summary>The digit with the most ink.</summary>
    public PreparedDigit Largest => Digits.MaxBy(digit => digit.Area)!;
}

/// <summary>One digit of a picture.</summary>
/// <param name="Pixels">The 28 x 28 pixels of the sample.</param>
/// <param name="Box">Where its ink is, in the upright picture.</param>
/// <param name="Area">The number of pixels with ink.</param>
/// <param name="Doubt">Why it may be no digit, after the name of the picture; null for none.</param>
internal sealed record PreparedDigit(byte[] Pixels, PictureBox Box, int Area, string? Doubt);
