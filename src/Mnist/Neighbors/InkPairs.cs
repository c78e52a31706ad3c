namespace Mnist.Neighbors;

/// <summary>Images as pairs of neighboring pixels, without the pairs that are background. Most pixels of a digit are.</summary>
/// <param name="images">The largest number of images.</param>
/// <param name="pixels">The number of pixels of an image.</param>
internal sealed class InkPairs(int images, int pixels)
{
    private readonly int _perImage = CountOf(pixels);
    private readonly int[] _places = new int[images * CountOf(pixels)];
    private readonly int[] _values = new int[images * CountOf(pixels)];
    private readonly int[] _counts = new int[images];
    private readonly int[] _squares = new int[images];

    /// <summary>The number of pairs in an image. An odd number of pixels has a 0 behind the last one.</summary>
    public static int CountOf(int pixels) => (pixels + 1) / 2;

    /// <summary>The sum of the squared pixels of an image.</summary>
    public int SquareOf(int image) => _squares[image];

    /// <summary>The place of each pair of an image that is not background, times <see cref="ImageColumns.Width"/>.</summary>
    public ReadOnlySpan<int> PlacesOf(int image) => _places.AsSpan(image * _perImage, _counts[image]);

    /// <summary>The pairs at these places: two pixels as numbers of 16 bits.</summary>
    public ReadOnlySpan<int> ValuesOf(int image) => _values.AsSpan(image * _perImage, _counts[image]);

    /// <summary>Replaces an image.</summary>
    public void Set(int image, ReadOnlySpan<byte> source)
    {
        int start = image * _perImage;
        int count = 0;
        int square = 0;
        for (int pair = 0; pair < _perImage; pair++)
        {
            int value = At(source, pair);
            if (value != 0)
            {
                _places[start + count] = pair * ImageColumns.Width;
                _values[start + count++] = value;
                square += SquareOfPair(value);
            }
        }

        (_counts[image], _squares[image]) = (count, square);
    }

    /// <summary>Returns two pixels as one number: the first in the lower 16 bits.</summary>
    public static int At(ReadOnlySpan<byte> image, int pair)
    {
        int second = (2 * pair) + 1;
        return image[2 * pair] | (second < image.Length ? image[second] << 16 : 0);
    }

    /// <summary>Returns the sum of the squares of two pixels.</summary>
    public static int SquareOfPair(int pair) => ((pair & 0xFFFF) * (pair & 0xFFFF)) + ((pair >> 16) * (pair >> 16));
}
