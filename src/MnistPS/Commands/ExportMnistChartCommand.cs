using System.Management.Automation;
using Mnist;

namespace MnistPS.Commands;

/// <summary>Writes charts to a file: an interactive page (.html), or a static picture (.svg).</summary>
[Cmdlet(VerbsData.Export, "MnistChart", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportMnistChartCommand : ViewFileCommand
{
    private readonly List<MnistChart> _charts = [];

    /// <summary>Charts as New-MnistChart makes them. A page holds several, a picture one.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNull]
    public MnistChart? InputObject { get; set; }

    /// <summary>Makes a small page, which fetches plotly.js when it is opened, instead of one that needs nothing from elsewhere.</summary>
    [Parameter]
    public SwitchParameter Cdn { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        base.Begin();
        ChartFile.Check(Target);
        if (Cdn && ChartFile.IsPicture(Target))
        {
            WriteWarning("-Cdn changes nothing in an .svg file, which needs no script.");
        }
    }

    /// <inheritdoc/>
    protected override void Process() => _charts.Add(InputObject!);

    /// <inheritdoc/>
    protected override void End()
    {
        if (_charts.Count > 0 && ShouldProcess(Target, "Export charts"))
        {
            ChartFile.Save(_charts, Target, new ChartPageOptions { Cdn = Cdn }, Overwrite);
            Finish();
        }
    }
}
