using Mnist.Formats;
using Mnist.TestChild;
using Mnist.Tests.Support;

namespace Mnist.Tests.Faults;

/// <summary>Work that is canceled at some moment, or of which nobody wants the rest: all is closed after it.</summary>
[Collection(Alone.Name)]
public sealed class RandomCancellationTests : IDisposable
{
    private const int Times = 12;

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Names => [.. ExportTarget.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_stays_open_and_no_partial_behind(string name)
    {
        ExportTarget target = ExportTarget.All.Single(target => target.Name == name);
        SampleSet samples = MnistDataset.Open().Test.Take(name == "tree" ? 300 : 1000);
        string path = _folder[name];
        target.Write(path, samples); // loads and compiles
        long started = Environment.TickCount64;
        target.Write(path, samples);
        int duration = (int)(Environment.TickCount64 - started) + 2;
        var random = new Random(1);
        int canceled = 0;
        for (int i = 0; i < Times; i++)
        {
            using var cancel = new CancellationTokenSource();
            cancel.CancelAfter(random.Next(duration));
            try
            {
                target.Write(path, samples, cancel.Token);
            }
            catch (OperationCanceledException)
            {
                canceled++;
            }

            Assert.Equal([name], _folder.Names);
            Assert.Empty(OpenHandles.Under(_folder.Path));
            canceled += target.Read is null ? 0 : Read(path, random, duration);
            Assert.Empty(OpenHandles.Under(_folder.Path));
        }

        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{canceled} of {2 * Times} were canceled"));
    }

    public void Dispose() => _folder.Dispose();

    private static int Read(string path, Random random, int duration)
    {
        if (!SampleFormat.TryDetect(path, out SampleFormat? format))
        {
            return 0;
        }

        using var cancel = new CancellationTokenSource();
        cancel.CancelAfter(random.Next(duration));
        try
        {
            // Half of the times nobody asks for the rest.
            _ = format.Read(path, options: null, cancel.Token).Take(random.Next(2) == 0 ? random.Next(1, 1000) : int.MaxValue).Count();
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 1;
        }
    }
}
