namespace MnistPS.Tests.Packaging;

/// <summary>Tests of the packages, which are made once for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class PackagingGroup : ICollectionFixture<PackageFeed>
{
    public const string Name = nameof(PackagingGroup);
}
