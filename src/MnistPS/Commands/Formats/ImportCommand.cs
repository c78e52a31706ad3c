using System.Management.Automation;
using MnistPS.Binding;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>A cmdlet that reads files into objects. A bad file is an error, and the command continues with the next one.</summary>
public abstract class ImportCommand : MnistCommand
{
    /// <summary>The parameter set for files, with wildcards.</summary>
    protected const string PathSet = "Path";

    /// <summary>The parameter set for literal paths.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    /// <summary>The files to read. Wildcards are allowed.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The files to read. Wildcards are not expanded.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected sealed override void Process()
    {
        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string path in isLiteral ? LiteralPath : Path)
        {
            foreach (string file in Find(path, isLiteral))
            {
                ReadFile(file);
            }
        }
    }

    /// <summary>Reads one file.</summary>
    protected abstract IEnumerable<object> Read(string path);

    /// <summary>True if a folder can be read too.</summary>
    private protected virtual bool ReadsFolders => false;

    /// <summary>Writes what a reader reported since the last call.</summary>
    private protected virtual void WriteNotices()
    {
    }

    private IReadOnlyList<string> Find(string path, bool isLiteral)
    {
        try
        {
            return ResolveExisting(path, isLiteral);
        }
        catch (MnistErrorException exception)
        {
            WriteError(exception.ErrorRecord);
            return [];
        }
    }

    private void ReadFile(string file)
    {
        var progress = new ProgressReporter(this, $"Reading {file}", total: null);
        long count = 0;
        using IEnumerator<object> items = ReadLazily(file).GetEnumerator();
        while (true)
        {
            try
            {
                bool isRead = items.MoveNext();
                WriteNotices();
                if (!isRead)
                {
                    break;
                }
            }
            catch (Exception exception) when (ErrorRecords.TryTranslateReading(exception, file) is ErrorRecord record)
            {
                // The objects before the error were returned. The record names the place of the error in the file.
                WriteNotices();
                WriteError(record);
                break;
            }

            WriteObject(items.Current);
            progress.Report(++count);
        }

        progress.Close();
    }

    // Some readers refuse a file before its first object. Their error is handled here too.
    private IEnumerable<object> ReadLazily(string file)
    {
        if (!ReadsFolders && Directory.Exists(file))
        {
            throw new MnistErrorException(ErrorRecords.PathIsFolder(file));
        }

        foreach (object item in Read(file))
        {
            yield return item;
        }
    }
}
