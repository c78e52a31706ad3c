using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Mnist.Benchmarks.Racing;
using Mnist.Benchmarks.Reporting;

namespace Mnist.Benchmarks.Scale;

/// <summary>Cost per sample and peak memory from 60,000 to 8,000,000 samples, and of a file of over 50 GB, each in a process of its own.</summary>
internal sealed class ScaleRun : IDisposable
{
    /// <summary>What the generated sets depend on.</summary>
    public const long Seed = 20261122;

    private const long Reserve = 4L << 30;

    private readonly CancellationTokenSource _cancel = new();
    private readonly Workspace _workspace = new();
    private readonly ScaleOptions _options;
    private readonly ScaleReport _report;

    private ScaleRun(ScaleOptions options)
    {
        _options = options;
        _report = new ScaleReport(Machine.Describe(_workspace.Folder));
    }

    /// <summary>Measures what is asked for; prints the table and writes it as Markdown and JSON.</summary>
    /// <returns>1 where a promise is not kept, 130 after Ctrl+C.</returns>
    public static int Run(string[] arguments, string output)
    {
        if (ScaleOptions.Parse(arguments) is not { } options)
        {
            return 1;
        }

        using var run = new ScaleRun(options);

        // The process that measures is ended, and the files are removed on the way out.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, run.Cancel);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, run.Cancel);
        try
        {
            run.Measure();
            run._report.Save(output, string.Join('-', ["scale", .. options.Works]));
            return run._report.IsMet ? 0 : 1;
        }
        catch (Exception exception) when (run._cancel.IsCancellationRequested && exception is OperationCanceledException or PeerFailedException)
        {
            Console.Error.WriteLine("Interrupted; the files are removed.");
            return 130;
        }
        catch (IOException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }

    public void Dispose()
    {
        _workspace.Dispose();
        _cancel.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = true; // this process goes on until its files are removed
        _cancel.Cancel();
    }

    private void Measure()
    {
        MakeSets();
        _report.Begin();
        foreach (ScaleWork work in ScaleWork.All.Where(work => _options.Asks(work.Name)))
        {
            ScaleMeasurement? first = null;
            foreach (int size in _options.Sizes)
            {
                Require((long)(work.FillsDisk ? _options.Sizes[^1] : size) * work.BytesEach, $"{work.Title}, {size} samples");
                ScaleMeasurement measured = Start(work.Name, FolderOf(size));
                _report.Add(new ScaleRow(work.Title, size, measured, first, !work.IsLimit));
                first ??= measured;
            }
        }

        if (_options.Asks(ScaleWork.Sparse.Name))
        {
            string folder = _workspace[ScaleWork.Sparse.Name];
            SparseDigits.Write(folder, Seed);
            _report.Add(new ScaleRow(ScaleWork.Sparse.Title, SparseDigits.Count, Start(ScaleWork.Sparse.Name, folder), null));
        }
    }

    private void MakeSets()
    {
        if (ScaleWork.All.Any(work => _options.Asks(work.Name)))
        {
            Require(_options.Sizes.Sum(size => (long)size * DeformedDigits.BytesEach), "the sets");
            foreach (int size in _options.Sizes)
            {
                long started = Stopwatch.GetTimestamp();
                DeformedDigits.Write(FolderOf(size), size, Seed, _cancel.Token);
                double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
                double gigabytes = (double)size * DeformedDigits.BytesEach / 1e9;
                _report.Note(string.Create(
                    CultureInfo.InvariantCulture, $"{size:#,0} samples ({gigabytes:0.00} GB) made in {FolderOf(size)} in {seconds:0.0} s; removed at the end"));
            }

            _report.Note(DiskRate());
        }
    }

    // What the disk takes when it is waited for, beside which the rate of a writer can be seen.
    private string DiskRate()
    {
        string file = _workspace["disk"];
        const int Megabytes = 2000;
        double seconds = Timing.OfProgram("dd", "if=" + Path.Combine(FolderOf(_options.Sizes[^1]), "train-images-idx3-ubyte"), "of=" + file, "bs=1M", FormattableString.Invariant($"count={Megabytes}"), "conv=fdatasync", "status=none");
        double written = new FileInfo(file).Length / 1e6;
        File.Delete(file);
        return string.Create(CultureInfo.InvariantCulture, $"the disk takes {written / seconds:#,0} MB/s ({written:#,0} MB of the largest set by dd, flushed)");
    }

    private ScaleMeasurement Start(string work, string folder)
    {
        _cancel.Token.ThrowIfCancellationRequested();
        string target = _workspace["written"];
        string[] arguments = OwnProgram.Arguments(
            "scale-child", work, folder, _options.Passes.ToString(CultureInfo.InvariantCulture), _options.Sizes[^1].ToString(CultureInfo.InvariantCulture), target);
        using Process process = Process.Start(new ProcessStartInfo(OwnProgram.Path, arguments) { RedirectStandardOutput = true })!;
        using CancellationTokenRegistration kill = _cancel.Token.Register(process.Kill);
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<ScaleMeasurement>(said)! : throw new PeerFailedException($"{work} on {folder} failed.");
    }

    private string FolderOf(int size) => _workspace[size.ToString(CultureInfo.InvariantCulture)];

    private void Require(long bytes, string what)
    {
        long room = new DriveInfo(_workspace.Folder).AvailableFreeSpace;
        if (room < bytes + Reserve)
        {
            throw new IOException(string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {bytes / 1e9:0.0} GB and {Reserve / 1e9:0.0} GB to spare are needed in {_workspace.Folder}, {room / 1e9:0.0} GB are free. TMPDIR names another place, --sizes fewer samples."));
        }
    }
}
