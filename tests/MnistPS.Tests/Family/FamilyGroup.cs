namespace MnistPS.Tests.Family;

/// <summary>Tests that set environment variables: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FamilyGroup
{
    public const string Name = nameof(FamilyGroup);
}
