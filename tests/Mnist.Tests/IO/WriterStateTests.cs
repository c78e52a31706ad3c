using Mnist.Formats;
using Mnist.IO;
using Mnist.TestChild;
using Mnist.Tests.Support;

namespace Mnist.Tests.IO;

/// <summary>A writer that is complete takes no more.</summary>
public sealed class WriterStateTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public static TheoryData<string> Names => [.. ExportTarget.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void After_Complete_or_Dispose_nothing_is_taken(string name)
    {
        ExportTarget target = ExportTarget.All.Single(target => target.Name == name);
        SampleWriter writer = target.Create(_temp[name]);
        writer.Write(TestSamples.Make(1));
        writer.Complete();
        AssertClosed(writer);
        writer.Dispose();
        AssertClosed(writer);
        writer.Dispose();

        SampleWriter other = target.Create(_temp[name]);
        other.Dispose();
        AssertClosed(other);
    }

    [Fact]
    public void A_Complete_that_failed_is_not_tried_again()
    {
        using var writer = SampleFormat.Csv.CreateWriter(_temp["x.csv"], new CsvWriteOptions { Overwrite = Overwrite.Refuse });
        writer.Write(TestSamples.Make(1));
        _temp.Write("x.csv", "from another");
        Assert.Throws<FileExistsException>(() => writer.Complete());
        File.Delete(_temp["x.csv"]);
        Assert.Throws<InvalidOperationException>(() => writer.Complete());
    }

    public void Dispose() => _temp.Dispose();

    private static void AssertClosed(SampleWriter writer)
    {
        Assert.Throws<InvalidOperationException>(() => writer.Write(TestSamples.Make(1)));
        Assert.Throws<InvalidOperationException>(() => writer.Write(TestSamples.MakeSet(0)));
        Assert.Throws<InvalidOperationException>(() => writer.Complete());
    }
}
