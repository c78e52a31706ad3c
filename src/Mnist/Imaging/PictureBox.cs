namespace Mnist.Imaging;

/// <summary>A rectangle of a picture, in pixels.</summary>
/// <param name="Top">The first row, from 0.</param>
/// <param name="Left">The first column, from 0.</param>
/// <param name="Rows">The height.</param>
/// <param name="Columns">The width.</param>
public readonly record struct PictureBox(int Top, int Left, int Rows, int Columns)
{
    internal int Bottom => Top + Rows;

    internal int Right => Left + Columns;

    /// <summary>Returns the smallest box around both.</summary>
    internal PictureBox With(PictureBox other)
    {
        (int top, int left) = (Math.Min(Top, other.Top), Math.Min(Left, other.Left));
        return new PictureBox(top, left, Math.Max(Bottom, other.Bottom) - top, Math.Max(Right, other.Right) - left);
    }
}
