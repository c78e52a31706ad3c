using System.Diagnostics;
using System.Runtime.CompilerServices;
using Mnist.Formats;
using Mnist.Tests.Support;

namespace Mnist.Tests.IO;

/// <summary>What killed writers leave behind is removed by the next export, what living ones are writing is not.</summary>
public sealed class PartialTests : IDisposable
{
    private const string Variable = "MNIST_TESTS_WRITE_AND_WAIT";

    private readonly TempFolder _temp = new();

    /// <summary>Lets this assembly be the process that is killed: it starts to write and waits.</summary>
    [ModuleInitializer]
    internal static void WriteAndWait()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } path)
        {
            SampleWriter writer = path.EndsWith(".csv", StringComparison.Ordinal) ? SampleFormat.Csv.CreateWriter(path) : SampleFormat.Idx.CreateWriter(path);
            writer.Write(TestSamples.Make(1));
            Console.WriteLine("writing");
            Thread.Sleep(Timeout.Infinite);
            GC.KeepAlive(writer);
        }
    }

    [Theory]
    [InlineData("some.csv")]
    [InlineData("folder")]
    public void A_writer_that_is_killed_leaves_a_partial_that_the_next_export_removes(string name)
    {
        using Process child = Start(_temp[name]);
        try
        {
            Assert.Equal("writing", child.StandardOutput.ReadLine());
            string[] alive = _temp.Names;
            Assert.All(alive, entry => Assert.StartsWith(name + ".partial-", entry, StringComparison.Ordinal));
            Assert.NotEmpty(alive);

            Export(_temp[name]);
            Assert.Equal([name, .. alive], _temp.Names);
        }
        finally
        {
            child.Kill();
            child.WaitForExit();
        }

        Export(_temp[name]);
        Assert.Equal([name], _temp.Names);
    }

    [Fact]
    public void Two_writers_in_one_process_leave_each_other_alone()
    {
        using var first = SampleFormat.Csv.CreateWriter(_temp["some.csv"]);
        using var second = SampleFormat.Csv.CreateWriter(_temp["some.csv"]);
        using var folder = SampleFormat.Idx.CreateWriter(_temp["folder"]);
        using var other = SampleFormat.Idx.CreateWriter(_temp["folder"]);
        first.Write(TestSamples.Make(1));
        second.Write(TestSamples.Make(2));
        folder.Write(TestSamples.Make(3));
        other.Write(TestSamples.Make(4));

        first.Complete();
        second.Complete();
        folder.Complete();
        other.Complete();

        Assert.Equal(2, SampleFormat.Csv.ImportSet(_temp["some.csv"])[0].Label);
        Assert.Equal([4], MnistDataset.OpenFolder(_temp["folder"]).Train.GetLabels());
    }

    [Fact]
    public void Many_writers_to_one_target_leave_each_other_alone()
    {
        Parallel.For(0, 300, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i => Export(_temp[i % 2 == 0 ? "some.csv" : "folder"]));

        Assert.Equal(["folder", "some.csv"], _temp.Names);
        Assert.Equal(2, SampleFormat.Csv.ImportSet(_temp["some.csv"])[0].Label);
        Assert.Equal([2], MnistDataset.OpenFolder(_temp["folder"]).Train.GetLabels());
    }

    [Fact]
    public void Dead_partials_are_removed_whatever_is_in_them()
    {
        _temp.Write("some.csv.partial-0123abcd", "1,2,3");
        _temp.MakeFolder("folder.partial-0123abcd");
        _temp.Write("folder.partial-0123abcd/train-images-idx3-ubyte", "half");
        _temp.Write("folder.partial-0123abcd.lock", "");

        Export(_temp["some.csv"]);
        Export(_temp["folder"]);

        Assert.Equal(["folder", "some.csv"], _temp.Names);
    }

    [Theory]
    [InlineData("some.csv.partial-notes")]
    [InlineData("some.csv.partial-0123abcd.bak")]
    [InlineData("some.csv.partial-0123ABCD")]
    [InlineData("some.csv.partial-0123abcde")]
    [InlineData("other.csv.partial-0123abcd")]
    [InlineData("some.csv.partial-")]
    public void Files_and_folders_of_the_users_own_stay(string name)
    {
        _temp.MakeFolder(name);
        _temp.Write(name + "/mine", "mine");
        Export(_temp["some.csv"]);
        Directory.Delete(_temp[name], recursive: true);
        _temp.Write(name, "mine");
        Export(_temp["some.csv"]);

        Assert.Equal("mine", File.ReadAllText(_temp[name]));
    }

    public void Dispose() => _temp.Dispose();

    private static void Export(string path)
    {
        using SampleWriter writer = path.EndsWith(".csv", StringComparison.Ordinal) ? SampleFormat.Csv.CreateWriter(path) : SampleFormat.Idx.CreateWriter(path);
        writer.Write(TestSamples.Make(2));
        writer.Complete();
    }

    private static Process Start(string path)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, [typeof(PartialTests).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment[Variable] = path;
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            Assert.Skip("No child process can be started: " + exception.Message);
            throw;
        }
    }
}
