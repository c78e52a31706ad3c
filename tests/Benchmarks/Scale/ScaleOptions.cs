using System.Globalization;

namespace Mnist.Benchmarks.Scale;

/// <summary>What a run measures.</summary>
/// <param name="Sizes">The numbers of samples, the smallest first.</param>
/// <param name="Works">The work, by name; none for all and the sparse file.</param>
/// <param name="Passes">How often each is measured.</param>
internal sealed record ScaleOptions(int[] Sizes, string[] Works, int Passes)
{
    private static readonly int[] s_sizes = [60_000, 1_000_000, 8_000_000];

    /// <summary>Reads <c>[work ...] [--sizes 60000,1000000] [--passes n]</c>; null, and why on the error stream, where that cannot be.</summary>
    public static ScaleOptions? Parse(string[] arguments)
    {
        var options = new ScaleOptions(s_sizes, [], Passes: 5);
        for (int i = 0; i < arguments.Length; i++)
        {
            string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--sizes" when ParseSizes(value) is { Length: > 0 } sizes:
                    (options, i) = (options with { Sizes = sizes }, i + 1);
                    break;
                case "--passes" when int.TryParse(value, CultureInfo.InvariantCulture, out int passes) && passes > 0:
                    (options, i) = (options with { Passes = passes }, i + 1);
                    break;
                case string name when name == ScaleWork.Sparse.Name || ScaleWork.All.Any(work => work.Name == name):
                    options = options with { Works = [.. options.Works, name] };
                    break;
                default:
                    Console.Error.WriteLine(
                        $"'{arguments[i]}' is not understood. There are --sizes 60000,1000000,..., --passes n, and the work {string.Join(", ", ScaleWork.All.Select(work => work.Name))}, {ScaleWork.Sparse.Name}.");
                    return null;
            }
        }

        return options;
    }

    /// <summary>Whether a piece of work is asked for.</summary>
    public bool Asks(string work) => Works.Length == 0 || Works.Contains(work);

    private static int[]? ParseSizes(string? text)
    {
        int[] sizes = [.. (text ?? "").Split(',').Select(part => int.TryParse(part, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out int size) ? size : 0).Order()];
        return sizes.All(size => size >= 1000) ? sizes : null;
    }
}
