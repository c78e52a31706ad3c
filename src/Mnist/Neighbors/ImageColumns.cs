using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mnist.Neighbors;

/// <summary>A few images side by side: for each pair of pixels, the pairs of all images. So a vector has the same pair of many images.</summary>
/// <param name="pixels">The number of pixels of an image.</param>
internal sealed class ImageColumns(int pixels)
{
    /// <summary>The number of images. With 28 x 28 pixels, they fit into the fastest cache of a core.</summary>
    public const int Width = 32;

    private readonly int[] _pairs = new int[InkPairs.CountOf(pixels) * Width];
    private readonly int[] _squares = new int[Width];

    /// <summary>Replaces one of the images.</summary>
    public void Set(int column, ReadOnlySpan<byte> source)
    {
        int square = 0;
        int place = column;
        for (int pair = 0; place < _pairs.Length; pair++, place += Width)
        {
            int value = InkPairs.At(source, pair);
            _pairs[place] = value;
            square += InkPairs.SquareOfPair(value);
        }

        _squares[column] = square;
    }

    /// <summary>Computes the squared distance between an image and each of these: |a|² + |b|² - 2ab, exactly in whole numbers.</summary>
    /// <remarks>Products are added modulo 2^32, which does no harm, because the distance is less.</remarks>
    /// <param name="probes">The images.</param>
    /// <param name="probe">The place of the image.</param>
    /// <param name="limit">The largest distance that matters.</param>
    /// <param name="distances">Receives <see cref="Width"/> distances.</param>
    /// <returns>False if all distances are greater than the limit.</returns>
    public bool Measure(InkPairs probes, int probe, int limit, Span<int> distances)
    {
        ReadOnlySpan<int> places = probes.PlacesOf(probe);
        ReadOnlySpan<int> values = probes.ValuesOf(probe);
        int square = probes.SquareOf(probe);
        return Avx512BW.IsSupported ? Measure512(places, values, square, limit, distances)
            : Avx2.IsSupported ? Measure256(places, values, square, limit, distances)
            : MeasurePortably(places, values, square, limit, distances);
    }

    /// <summary>The same with the vectors of any processor. Tests compare both.</summary>
    internal bool MeasurePortably(ReadOnlySpan<int> places, ReadOnlySpan<int> values, int square, int limit, Span<int> distances)
    {
        bool isNear = false;
        for (int column = 0; column < Width; column += Vector<int>.Count)
        {
            Vector<int> sum = Vector<int>.Zero;
            for (int i = 0; i < places.Length; i++)
            {
                var pairs = new Vector<int>(_pairs, places[i] + column);
                sum += ((pairs & new Vector<int>(0xFFFF)) * (values[i] & 0xFFFF)) + (Vector.ShiftRightLogical(pairs, 16) * (values[i] >> 16));
            }

            Vector<int> distance = new Vector<int>(_squares, column) + new Vector<int>(square) - (sum + sum);
            distance.CopyTo(distances[column..]);
            isNear |= Vector.LessThanOrEqualAny(distance, new Vector<int>(limit));
        }

        return isNear;
    }

    internal bool Measure256(ReadOnlySpan<int> places, ReadOnlySpan<int> values, int square, int limit, Span<int> distances)
    {
        ref int pairs = ref MemoryMarshal.GetArrayDataReference(_pairs);
        Vector256<int> first = Vector256<int>.Zero;
        Vector256<int> second = Vector256<int>.Zero;
        Vector256<int> third = Vector256<int>.Zero;
        Vector256<int> fourth = Vector256<int>.Zero;
        for (int i = 0; i < places.Length; i++)
        {
            Vector256<short> value = Vector256.Create(values[i]).AsInt16();
            nuint place = (nuint)places[i];
            first += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref pairs, place).AsInt16(), value);
            second += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref pairs, place + 8).AsInt16(), value);
            third += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref pairs, place + 16).AsInt16(), value);
            fourth += Avx2.MultiplyAddAdjacent(Vector256.LoadUnsafe(ref pairs, place + 24).AsInt16(), value);
        }

        ReadOnlySpan<Vector256<int>> squares = MemoryMarshal.Cast<int, Vector256<int>>(_squares);
        Span<Vector256<int>> target = MemoryMarshal.Cast<int, Vector256<int>>(distances);
        Vector256<int> own = Vector256.Create(square);
        target[0] = squares[0] + own - (first + first);
        target[1] = squares[1] + own - (second + second);
        target[2] = squares[2] + own - (third + third);
        target[3] = squares[3] + own - (fourth + fourth);
        return Vector256.LessThanOrEqualAny(
            Vector256.Min(Vector256.Min(target[0], target[1]), Vector256.Min(target[2], target[3])), Vector256.Create(limit));
    }

    internal bool Measure512(ReadOnlySpan<int> places, ReadOnlySpan<int> values, int square, int limit, Span<int> distances)
    {
        ref int pairs = ref MemoryMarshal.GetArrayDataReference(_pairs);
        Vector512<int> first = Vector512<int>.Zero;
        Vector512<int> second = Vector512<int>.Zero;
        for (int i = 0; i < places.Length; i++)
        {
            Vector512<short> value = Vector512.Create(values[i]).AsInt16();
            nuint place = (nuint)places[i];
            first += Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref pairs, place).AsInt16(), value);
            second += Avx512BW.MultiplyAddAdjacent(Vector512.LoadUnsafe(ref pairs, place + 16).AsInt16(), value);
        }

        ReadOnlySpan<Vector512<int>> squares = MemoryMarshal.Cast<int, Vector512<int>>(_squares);
        Span<Vector512<int>> target = MemoryMarshal.Cast<int, Vector512<int>>(distances);
        Vector512<int> own = Vector512.Create(square);
        target[0] = squares[0] + own - (first + first);
        target[1] = squares[1] + own - (second + second);
        return Vector512.LessThanOrEqualAny(Vector512.Min(target[0], target[1]), Vector512.Create(limit));
    }
}
