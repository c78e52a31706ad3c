using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Mnist.Fuzzing.Running;

/// <summary>The branches that instrumented libraries took, as afl-fuzz counts them: one byte an edge.</summary>
internal sealed unsafe class Coverage
{
    private const int Size = 1 << 16;

    private readonly byte* _map = (byte*)NativeMemory.AllocZeroed(Size); // lives as long as the process, as the libraries' pointer to it
    private readonly byte[] _seen = new byte[Size];

    public Coverage() => Trace.SharedMem = _map;

    /// <summary>Edges that were taken by some input so far.</summary>
    public int EdgeCount { get; private set; }

    public void Begin()
    {
        new Span<byte>(_map, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the input took an edge that none took before, or one much more often.</summary>
    public bool IsNew()
    {
        bool isNew = false;
        var words = new ReadOnlySpan<ulong>(_map, Size / sizeof(ulong));
        for (int word = 0; word < words.Length; word++)
        {
            if (words[word] != 0)
            {
                for (int i = word * sizeof(ulong); i < (word + 1) * sizeof(ulong); i++)
                {
                    isNew |= Add(i, _map[i]);
                }
            }
        }

        return isNew;
    }

    private bool Add(int edge, byte times)
    {
        byte bucket = times switch { 0 => 0, 1 => 1, 2 => 2, 3 => 4, < 8 => 8, < 16 => 16, < 32 => 32, < 128 => 64, _ => 128 };
        if ((_seen[edge] | bucket) == _seen[edge])
        {
            return false;
        }

        EdgeCount += _seen[edge] == 0 ? 1 : 0;
        _seen[edge] |= bucket;
        return true;
    }
}
