using System.Management.Automation;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.Scripting;

namespace Notebooks.Runner;

/// <summary>Executes all cells of one notebook, in their order, once in a process.</summary>
/// <param name="notebook">The notebook; its outputs are exchanged.</param>
/// <param name="folder">The folder that it lies in, which paths in cells start from.</param>
/// <param name="report">Gets a line for each cell that was skipped.</param>
public sealed class NotebookExecution(Notebook notebook, string folder, Action<string> report)
{
    private readonly List<string> _powerShellCells = [];
    private readonly List<(NotebookCell Cell, int Place, int Count)> _pwshCells = [];
    private int _count;

    /// <summary>Executes the notebook.</summary>
    /// <exception cref="CellException">A cell failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var csharp = new CSharpSession(folder);
        using var powerShell = new PowerShellSession(folder);
        TextWriter console = Console.Out;
        Console.SetOut(new RecordingWriter(OutputRecorder.Current));
        try
        {
            foreach (NotebookCell cell in notebook.Cells.Where(cell => cell.IsCode))
            {
                await RunAsync(cell, csharp, powerShell, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            Console.SetOut(console);
        }

        RunInPwsh();
    }

    private async Task RunAsync(NotebookCell cell, CSharpSession csharp, PowerShellSession powerShell, CancellationToken cancellationToken)
    {
        _count++;
        try
        {
            if (!cell.IsPowerShell)
            {
                await csharp.RunAsync(cell.Code, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                _powerShellCells.Add(cell.Code);
                if (cell.NeedsPwsh)
                {
                    powerShell.Bind(cell.Code);
                    _pwshCells.Add((cell, _powerShellCells.Count - 1, _count));
                    return;
                }

                powerShell.Run(cell.Code);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new CellException(cell, exception is CompilationErrorException compilation ? string.Join('\n', compilation.Diagnostics) : exception.Message, exception);
        }

        Set(cell, OutputRecorder.Current.Take(), _count);
    }

    // In one session with the cells before them, whose variables they use.
    private void RunInPwsh()
    {
        if (_pwshCells.Count == 0)
        {
            return;
        }

        if (InstalledPowerShell.Path is null)
        {
            _pwshCells.ForEach(item => report($"skipped {item.Cell.Id}: PowerShell (pwsh) is not installed"));
            return;
        }

        try
        {
            IReadOnlyList<string> texts = InstalledPowerShell.Run(_powerShellCells, folder);
            foreach ((NotebookCell cell, int place, int count) in _pwshCells)
            {
                OutputRecorder.Current.AddText(texts[place].Replace("\r\n", "\n", StringComparison.Ordinal));
                Set(cell, OutputRecorder.Current.Take(), count);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or PSInvalidOperationException)
        {
            throw new CellException(_pwshCells[0].Cell, exception.Message, exception);
        }
    }

    private static void Set(NotebookCell cell, IReadOnlyList<JsonObject> outputs, int count)
    {
        if (outputs.Select(PictureCheck.FindFault).FirstOrDefault(fault => fault is not null) is string fault)
        {
            throw new CellException(cell, fault);
        }

        cell.SetOutputs(outputs, count);
    }
}
