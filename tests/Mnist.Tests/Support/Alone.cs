namespace Mnist.Tests.Support;

/// <summary>Tests that need much disk or memory, or measure the process: they run with nothing beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = nameof(Alone);
}
