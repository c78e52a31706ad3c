using System.Collections.ObjectModel;
using System.Management.Automation;
using MnistPS.Errors;

namespace MnistPS.Binding;

/// <summary>The base of all cmdlets: cancellation, progress, paths, and error records.</summary>
public abstract class MnistCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>Canceled by Ctrl+C.</summary>
    protected CancellationToken Cancellation => _cancellation.Token;

    /// <summary>The target of errors that do not name one.</summary>
    protected virtual object? ErrorTarget => null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _cancellation.Cancel();

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(Begin);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(() => Attempt(Process));

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(End);

    /// <summary>Runs once, before the first input.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>Runs for each input, or once without pipeline input.</summary>
    protected virtual void Process()
    {
    }

    /// <summary>Runs once, after the last input.</summary>
    protected virtual void End()
    {
    }

    /// <summary>Returns true if the user gave a parameter.</summary>
    private protected bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>True if the command wrote an error for an input and went on.</summary>
    private protected bool HasFailed { get; private set; }

    /// <summary>Returns true if an error is of one input only, so that the command goes on with the next.</summary>
    private protected virtual bool GoesOnAfter(Exception exception) => exception is MnistErrorException { IsOfInput: true };

    /// <summary>Works on one input. If only the input is bad, the error is written and the command can go on.</summary>
    private protected void Attempt(Action body, object? target = null)
    {
        try
        {
            body();
        }
        catch (Exception exception) when (GoesOnAfter(exception) && ErrorRecords.TryTranslate(exception, target ?? ErrorTarget) is ErrorRecord record)
        {
            Fail(record);
        }
    }

    /// <summary>Writes an error, after which the command goes on.</summary>
    private protected void Fail(ErrorRecord record)
    {
        HasFailed = true;
        WriteError(record);
    }

    /// <summary>Closes open files.</summary>
    protected virtual void Dispose(bool disposing) => _cancellation.Dispose();

    /// <summary>Returns the file-system path of a parameter, without wildcards. It does not have to exist.</summary>
    protected string ResolveTarget(string path)
    {
        string resolved = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem" ? resolved : throw new MnistErrorException(ErrorRecords.NotFileSystem(path, provider.Name));
    }

    /// <summary>Checks that a file can be written, before long work.</summary>
    private protected static string CheckFile(string path)
    {
        string folder = System.IO.Path.GetDirectoryName(path) ?? path;
        return Directory.Exists(path) ? throw new MnistErrorException(ErrorRecords.PathIsFolder(path))
            : Directory.Exists(folder) ? path
            : throw new MnistErrorException(ErrorRecords.PathNotFound(folder));
    }

    /// <summary>Returns the existing file-system paths for a parameter.</summary>
    /// <param name="path">A path; with wildcards unless it is literal.</param>
    /// <param name="isLiteral">True if brackets and stars are literal.</param>
    protected IReadOnlyList<string> ResolveExisting(string path, bool isLiteral)
    {
        if (isLiteral)
        {
            string resolved = ResolveTarget(path);
            return Path.Exists(resolved) ? [resolved] : throw NotFound(path);
        }

        try
        {
            Collection<string> found = SessionState.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            return provider.Name != "FileSystem" ? throw new MnistErrorException(ErrorRecords.NotFileSystem(path, provider.Name)) { IsOfInput = true }
                : found.Count > 0 ? found
                : throw NotFound(path);
        }
        catch (ItemNotFoundException)
        {
            throw NotFound(path);
        }
    }

    // Another path of the same command may exist.
    private static MnistErrorException NotFound(string path) => new(ErrorRecords.PathNotFound(path)) { IsOfInput = true };

    /// <summary>Runs the body. A fatal error becomes an error record with a stable id.</summary>
    private void Guard(Action body)
    {
        try
        {
            body();
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception exception) when (ErrorRecords.TryTranslate(exception, ErrorTarget) is ErrorRecord record)
        {
            ThrowTerminatingError(record);
        }
    }
}
