namespace Mnist.Tests.Datasets.Download.Faults;

/// <summary>A mirror with a fault, running until it is disposed.</summary>
internal sealed record BadMirror(string Address, object? Server) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        if (Server is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }

        (Server as IDisposable)?.Dispose();
    }
}
