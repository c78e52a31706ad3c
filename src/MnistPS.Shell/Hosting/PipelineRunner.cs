using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using MnistPS.Shell.Terminal;

namespace MnistPS.Shell.Hosting;

/// <summary>Runs pipelines one inside the other, shows what they give, and stops the innermost on demand.</summary>
internal sealed class PipelineRunner(Runspace runspace, ShellUserInterface ui, ShellTerminal terminal)
{
    private readonly Lock _gate = new();
    private readonly Stack<Pipeline> _running = new();
    private bool _stopping;

    /// <summary>Whether Ctrl+C is ending the innermost pipeline.</summary>
    public bool IsStopping
    {
        get
        {
            lock (_gate)
            {
                return _stopping;
            }
        }
    }

    /// <summary>Runs text as it would run at the prompt.</summary>
    public Outcome Run(string text, IEnumerable? input = null)
    {
        Parser.ParseInput(text, out _, out ParseError[] errors);
        if (Array.Exists(errors, error => error.IncompleteInput))
        {
            // For text that only ends too early the engine raises an error without words: who asks should read on.
            Report(new ParseException(errors).ErrorRecord);
            return Outcome.Failed;
        }

        return Show(Create(text), input);
    }

    /// <summary>Runs a command with its parameters.</summary>
    public Outcome Run(Command command, IEnumerable? input = null)
    {
        Pipeline pipeline = Create();
        pipeline.Commands.Add(command);
        return Show(pipeline, input);
    }

    /// <summary>Runs text for its result, which is not shown; a failure gives nothing.</summary>
    public Collection<PSObject> Evaluate(string text)
    {
        using Pipeline pipeline = Create();
        pipeline.Commands.AddScript(text);
        try
        {
            return Invoke(pipeline, null);
        }
        catch (RuntimeException)
        {
            return [];
        }
    }

    /// <summary>Stops the innermost pipeline. Returns false when there is none, or when it has been told already.</summary>
    public bool Stop()
    {
        lock (_gate)
        {
            if (_stopping || !_running.TryPeek(out Pipeline? pipeline))
            {
                return false;
            }

            _stopping = true;
            pipeline.StopAsync();
            return true;
        }
    }

    private Outcome Show(Pipeline pipeline, IEnumerable? input)
    {
        using (pipeline)
        {
            pipeline.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
            pipeline.Commands.Add(OutDefault());
            try
            {
                Invoke(pipeline, input);
                return pipeline.PipelineStateInfo.State == PipelineState.Stopped ? Outcome.Stopped : Outcome.Completed;
            }
            catch (PipelineStoppedException)
            {
                return Outcome.Stopped;
            }
            catch (RuntimeException e)
            {
                Report(e.ErrorRecord);
                return Outcome.Failed;
            }
        }
    }

    /// <summary>Renders an error that ended a pipeline as the engine renders those that do not.</summary>
    private void Report(ErrorRecord error)
    {
        using Pipeline pipeline = Create();
        pipeline.Commands.Add(OutDefault());
        ui.RendersError = true;
        try
        {
            Invoke(pipeline, new[] { error });
        }
        catch (RuntimeException)
        {
            ui.WriteErrorLine(error.ToString());
        }
        finally
        {
            ui.RendersError = false;
        }
    }

    private Collection<PSObject> Invoke(Pipeline pipeline, IEnumerable? input)
    {
        lock (_gate)
        {
            _running.Push(pipeline);
            _stopping = false;
        }

        try
        {
            return input is null ? pipeline.Invoke() : pipeline.Invoke(input);
        }
        finally
        {
            lock (_gate)
            {
                _running.Pop();
                _stopping = false;
            }

            terminal.EndProgress();
        }
    }

    private Pipeline Create() => IsNested ? runspace.CreateNestedPipeline() : runspace.CreatePipeline();

    /// <summary>Text of its own goes to the history, as Get-History shows it.</summary>
    private Pipeline Create(string text) => IsNested
        ? runspace.CreateNestedPipeline(text, addToHistory: true)
        : runspace.CreatePipeline(text, addToHistory: true);

    private bool IsNested
    {
        get
        {
            lock (_gate)
            {
                return _running.Count > 0;
            }
        }
    }

    private static Command OutDefault() => new("Out-Default", isScript: false, useLocalScope: true);
}
