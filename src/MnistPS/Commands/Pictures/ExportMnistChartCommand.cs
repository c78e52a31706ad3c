using System.Management.Automation;
using Mnist.Display;
using MnistPS.Errors;

namespace MnistPS.Commands;

/// <summary>Writes charts to a file: an interactive page (.html) or a static picture (.svg).</summary>
[Cmdlet(VerbsData.Export, "MnistChart", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMnistChartCommand : ViewFileCommand
{
    private readonly List<MnistChart> _charts = [];

    /// <summary>Charts from New-MnistChart. A page holds several charts, a picture one.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNull]
    public MnistChart? InputObject { get; set; }

    /// <summary>Makes a small page that downloads plotly.js when you open it. By default, the page contains it.</summary>
    [Parameter]
    public SwitchParameter Cdn { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        base.Begin();
        CheckName(ChartFile.Check);
        if (Cdn && ChartFile.IsPicture(Target))
        {
            WriteWarning("-Cdn has no effect on an .svg file, because it needs no script.");
        }
    }

    /// <inheritdoc/>
    protected override void Process() => _charts.Add(InputObject!);

    /// <inheritdoc/>
    protected override void End()
    {
        if (_charts.Count == 0)
        {
            WriteError(ErrorRecords.NothingToExport(Path, "are no charts"));
        }
        else if (ShouldProcess(Target, "Export charts"))
        {
            ChartFile.Save(_charts, Target, new ChartPageOptions { Cdn = Cdn }, Overwrite);
            Finish();
        }
    }
}
