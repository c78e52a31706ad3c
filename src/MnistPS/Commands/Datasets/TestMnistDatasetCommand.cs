using System.Management.Automation;
using Mnist;
using Mnist.Datasets;
using MnistPS.Binding;
using MnistPS.Completion;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Tests whether every file of a dataset has the right bytes.</summary>
[Cmdlet(VerbsDiagnostic.Test, "MnistDataset", DefaultParameterSetName = NameSet)]
[OutputType(typeof(bool), typeof(DatasetFileStatus))]
public sealed class TestMnistDatasetCommand : DatasetInputCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>Names of datasets, saved or bundled. With a folder, the dataset that it should hold.</summary>
    [Parameter(ParameterSetName = NameSet, Position = 0, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [ArgumentCompleter(typeof(DatasetNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Folders to test. Wildcards are allowed. File names, folder name or content decide which dataset it should hold.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Folders to test. Wildcards are not expanded.</summary>
    [Parameter(ParameterSetName = LiteralPathSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Returns a status with digests for each file, in place of true or false.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        DatasetStore store = DatasetStore.Default;
        if (ParameterSetName is NameSet or InputSet)
        {
            IReadOnlyList<CatalogEntry> entries = FindEntries(NamesOr(Name.Length == 0 ? ["MNIST"] : Name), mayBeNone: false);
            foreach (CatalogEntry entry in entries)
            {
                Write(entry.Name, entries.Count, store.Test(entry.Name, Cancellation));
            }

            return;
        }

        string[] names = [.. FindEntries(Name, mayBeNone: false).Select(entry => entry.Name)];
        if (names.Length == 0 && Name.Length > 0)
        {
            return; // no name would mean any dataset
        }

        bool isLiteral = ParameterSetName == LiteralPathSet;
        var folders = new List<string>();
        foreach (string path in isLiteral ? LiteralPath : Path)
        {
            Attempt(() => folders.AddRange(ResolveExisting(path, isLiteral)), path);
        }

        foreach (string folder in folders)
        {
            Attempt(() => Write(folder, folders.Count, TestFolder(store, folder, names)), folder);
        }
    }

    private protected override bool GoesOnAfter(Exception exception) => base.GoesOnAfter(exception) || exception is DatasetNotFoundException;

    private IEnumerable<DatasetFileStatus> TestFolder(DatasetStore store, string folder, string[] names) =>
        File.Exists(folder) ? throw new MnistErrorException(ErrorRecords.PathIsFile(folder)) { IsOfInput = true } : store.TestFolder(folder, names, Cancellation);

    // One answer is plain. Of several, each says its dataset or folder: it is still true or false, but shown with its name.
    private void Write(string name, int count, IEnumerable<DatasetFileStatus> files)
    {
        bool isGood = true;
        foreach (DatasetFileStatus file in files)
        {
            isGood &= file.Status == FileStatus.Good;
            if (Detailed)
            {
                WriteObject(file);
            }
            else if (file.Status != FileStatus.Good)
            {
                WriteVerbose(file.ToString());
            }
        }

        if (Detailed)
        {
            return;
        }

        if (count == 1 && !MyInvocation.ExpectingInput)
        {
            WriteObject(isGood);
            return;
        }

        var answer = new PSObject(isGood);
        answer.TypeNames.Insert(0, "MnistPS.TestAnswer");
        answer.Properties.Add(new PSNoteProperty("Name", name));
        answer.Properties.Add(new PSNoteProperty("Result", isGood));
        WriteObject(answer);
    }
}
