using System.Globalization;
using Mnist.Benchmarks.Racing;
using Mnist.Learning.Kernels;

namespace Mnist.Benchmarks.Peers;

/// <summary>Vectors that the kernels of Mnist.Learning can use, and how a process is made to use them.</summary>
/// <param name="Name">What the table calls them.</param>
/// <param name="IsThere">Whether this processor has them.</param>
/// <param name="Off">The variable that keeps .NET from using wider ones; null if there are none.</param>
/// <param name="Core">The processor that OpenBLAS must take this one for; null if it looks itself.</param>
internal sealed record VectorPath(string Name, bool IsThere, string? Off, string? Core)
{
    public static VectorPath Avx512 { get; } = new("AVX-512", Lanes512<float>.IsSupported, null, null);

    public static VectorPath Avx2 { get; } = new("AVX2", Lanes256<float>.IsSupported, "DOTNET_EnableAVX512", "Haswell");

    public static VectorPath Arm { get; } = new("Arm's AdvSimd", Lanes128<float>.IsSupported, null, null);

    public static VectorPath Scalar { get; } = new("no vectors", true, "DOTNET_EnableAVX2", null);

    public static IReadOnlyList<VectorPath> All { get; } = [Avx512, Avx2, Arm, Scalar];

    /// <summary>The widest ones of this processor.</summary>
    public static VectorPath Widest => All.First(path => path.IsThere);

    /// <summary>Our work in a process that uses these vectors, which prints its seconds.</summary>
    public Contender Ours(string name, params string[] arguments) => Here(new Contender(name, () => OwnProgram.Seconds(Off, ["learning-child", Name, .. arguments])));

    /// <summary>Work of others in Python, which takes the processor as its last argument.</summary>
    public Contender Python(string name, string module, string script, params string[] arguments) =>
        Here(Contender.Python(name, module, () => Timing.OfPython(script, [.. arguments, .. Core is null ? Array.Empty<string>() : [Core]])));

    /// <summary>What the process of <see cref="Ours"/> does: the work once to warm up, then once for the seconds.</summary>
    /// <exception cref="InvalidOperationException">It does not use the vectors it should.</exception>
    public static int RunChild(string name, Func<double> work)
    {
        Check(name);
        work();
        Console.WriteLine(work().ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>Checks that this process uses the named vectors.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public static void Check(string name)
    {
        if (Widest.Name != name)
        {
            throw new InvalidOperationException($"The process uses {Widest.Name}, not {name}.");
        }
    }

    /// <summary>The contender, or the reason why it cannot run here.</summary>
    public Contender Here(Contender contender) => IsThere ? contender : contender with { Measure = null, Missing = $"the processor has no {Name}" };
}
