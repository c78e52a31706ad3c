using System.Management.Automation;
using Mnist.Datasets;
using MnistPS.Binding;
using MnistPS.Completion;

namespace MnistPS.Commands;

/// <summary>Tests whether every file of a dataset has the right bytes.</summary>
[Cmdlet(VerbsDiagnostic.Test, "MnistDataset", DefaultParameterSetName = NameSet)]
[OutputType(typeof(bool), typeof(DatasetFileStatus))]
public sealed class TestMnistDatasetCommand : DatasetInputCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>Names of datasets, saved or bundled. With a folder, the dataset that it should hold.</summary>
    [Parameter(ParameterSetName = NameSet, Position = 0)]
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
            foreach (CatalogEntry entry in FindEntries(NamesOr(Name.Length == 0 ? ["MNIST"] : Name)))
            {
                Write(store.Test(entry.Name, Cancellation));
            }

            return;
        }

        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string folder in (isLiteral ? LiteralPath : Path).SelectMany(path => ResolveExisting(path, isLiteral)))
        {
            Write(store.TestFolder(folder, [.. FindEntries(Name).Select(entry => entry.Name)], Cancellation));
        }
    }

    private void Write(IEnumerable<DatasetFileStatus> files)
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

        if (!Detailed)
        {
            WriteObject(isGood);
        }
    }
}
