namespace Mnist.Tests.Datasets.Download.Faults;

/// <summary>One request to a mirror.</summary>
internal sealed record AskedFile(string Name, string? Range, string? IfRange, string UserAgent);
