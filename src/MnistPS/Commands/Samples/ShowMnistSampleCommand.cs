using System.Management.Automation;
using Mnist;
using Mnist.Display;
using Mnist.Learning;
using MnistPS.Binding;
using MnistPS.Errors;
using MnistPS.Views;

namespace MnistPS.Commands;

/// <summary>Draws samples in the terminal, several side by side, with index, label and, if there is one, prediction.</summary>
/// <remarks>
/// It returns a text for each row of pictures. Without -First, -Random, -Index or pipeline input, it draws as many samples as fit on
/// the screen, or 10 without a screen.
/// </remarks>
[Cmdlet(VerbsCommon.Show, "MnistSample", DefaultParameterSetName = NameSet)]
[OutputType(typeof(string))]
public sealed class ShowMnistSampleCommand : FilterCommand
{
    private const int CountWithoutScreen = 10;
    private const int PromptLines = 2;

    private DrawingSurface _surface = null!;
    private TileRows _rows = null!;
    private ProgressReporter? _progress;
    private long _drawn;

    /// <summary>
    /// How to draw. Auto uses the best protocol that your terminal supports, and plain characters if the output goes to a file, a variable
    /// or another command, or if NO_COLOR is set and not empty.
    /// </summary>
    [Parameter]
    public TerminalProtocol Protocol { get; set; }

    /// <summary>
    /// The size, from 1 to 16. With 1, a sample of 28x28 takes 28 x 14 characters, or 112 x 112 pixels as graphics. What is wider than the
    /// terminal is drawn smaller.
    /// </summary>
    [Parameter]
    [ValidateRange(1, TerminalOptions.MaximumScale)]
    public int Scale { get; set; } = 1;

    /// <summary>Draws black on white instead of white on black.</summary>
    [Parameter]
    public SwitchParameter Invert { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        base.Begin();
        _surface = DrawingSurface.Of(this, Protocol);
        _rows = new TileRows(new TerminalOptions
        {
            Protocol = _surface.Protocol,
            Width = _surface.Width,
            Scale = Scale,
            Invert = Invert,

            // Output that is kept can be wider than the screen, if you ask for it.
            ShrinkToFit = _surface.Height is not null || !IsBound(nameof(Scale)),
        });

        // On a screen, the pictures show the progress, and a progress bar would cover them.
        _progress = _surface.Height is null ? new ProgressReporter(this, "Drawing samples", total: null) : null;
    }

    /// <inheritdoc/>
    protected override void End()
    {
        base.End();
        Write(_rows.Finish());
        _progress?.Close();
        if (_drawn == 0 && (!HasFailed || MyInvocation.ExpectingInput))
        {
            WriteError(ErrorRecords.NothingToShow());
        }
    }

    /// <inheritdoc/>
    private protected override void Emit(ISampleSource item, MnistSample sample)
    {
        Cancellation.ThrowIfCancellationRequested();
        if (item is Prediction prediction)
        {
            PredictionCheck.SameCategories(prediction);
        }

        Write(_rows.Add(new TerminalTile(sample, TileCaption.Of(item, sample))));
        _drawn++;
        _progress?.Report(_drawn);
    }

    /// <inheritdoc/>
    private protected override int LimitOf(SampleSet samples) =>
        IsBound(nameof(First)) || Random is not null || Index is not null ? First
        : _surface.Height is { } height ? _rows.CountOnScreen(samples.Rows, samples.Columns, height - PromptLines)
        : CountWithoutScreen;

    private void Write(string? row)
    {
        if (row is not null)
        {
            WriteObject(row);
        }
    }
}
