using System.Buffers.Binary;
using System.Text;

namespace Mnist.Tests.Support;

/// <summary>Damages files: bits, bytes, numbers that lie, pieces moved, doubled, lost, of another file or of the format's words.</summary>
/// <remarks>System.Random with a seed gives the same numbers in every version of .NET so far; a finding is kept as a file anyway.</remarks>
internal sealed class Mutator(int seed, IReadOnlyList<string> words)
{
    private const int MaximumLength = 1 << 18;

    private static readonly long[] s_lies =
        [0, 1, 2, 3, 7, 8, 15, 16, 27, 28, 29, 127, 128, 255, 256, 784, 32767, 65535, 65536, 1 << 24, int.MaxValue, uint.MaxValue, 1L << 32, 1L << 62, long.MaxValue, -1, -2, int.MinValue, long.MinValue];

    private readonly Random _random = new(seed);
    private readonly byte[][] _words = [.. words.Select(Encoding.Latin1.GetBytes)];

    /// <summary>A number from 0 up to, not including, a bound.</summary>
    public int Next(int bound) => _random.Next(bound);

    /// <summary>A damaged copy.</summary>
    /// <param name="sound">The file.</param>
    /// <param name="other">Another file of the format, for pieces of it.</param>
    public byte[] Damage(byte[] sound, byte[] other)
    {
        byte[] file = sound;
        int count = 1 << _random.Next(4); // 1, 2, 4 or 8
        for (int i = 0; i < count; i++)
        {
            file = Change(file, other);
        }

        return file.Length > MaximumLength ? file[..MaximumLength] : ReferenceEquals(file, sound) ? [.. file] : file;
    }

    private byte[] Change(byte[] file, byte[] other)
    {
        if (file.Length == 0)
        {
            return [.. other];
        }

        int at = Place(file.Length);
        int length = Math.Min(1 + _random.Next(1 << _random.Next(1, 9)), file.Length - at);
        switch (_random.Next(11))
        {
            case 0:
            case 1:
                return Put(file, at, (byte)(file[at] ^ (1 << _random.Next(8))));
            case 2:
                return Put(file, at, (byte)_random.Next(256));
            case 3:
            case 4:
                return Put(file, at, Lie());
            case 5: // cut
                return file[..at];
            case 6: // lost
                return [.. file[..at], .. file[(at + length)..]];
            case 7: // doubled
                return [.. file[..(at + length)], .. file[at..]];
            case 8: // moved over something else
                return Put(file, Place(file.Length), file[at..(at + length)]);
            case 9 when _words.Length > 0:
                byte[] word = _words[_random.Next(_words.Length)];
                return _random.Next(2) == 0 ? Put(file, at, word) : [.. file[..at], .. word, .. file[at..]];
            default: // of another file
                int from = Place(other.Length);
                return [.. file[..at], .. other.AsSpan(from, Math.Min(length, other.Length - from)), .. file[Math.Min(file.Length, at + (_random.Next(2) * length))..]];
        }
    }

    // Heads and tails hold what readers trust, so half of the places are there.
    private int Place(int length) => length == 0 ? 0 : _random.Next(4) switch
    {
        0 => _random.Next(Math.Min(length, 64)),
        1 => length - 1 - _random.Next(Math.Min(length, 64)),
        _ => _random.Next(length),
    };

    private byte[] Lie()
    {
        long value = s_lies[_random.Next(s_lies.Length)] + (_random.Next(4) == 0 ? _random.Next(-3, 4) : 0);
        byte[] bytes = new byte[8];
        int size = 1 << _random.Next(4);
        if (_random.Next(2) == 0)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            return bytes[..size];
        }

        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes[(8 - size)..];
    }

    private static byte[] Put(byte[] file, int at, params byte[] values)
    {
        byte[] copy = [.. file];
        values.AsSpan(0, Math.Min(values.Length, file.Length - at)).CopyTo(copy.AsSpan(at));
        return copy;
    }
}
