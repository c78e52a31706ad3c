namespace Mnist.Benchmarks.Racing;

/// <summary>A program that is compared with ended with an error.</summary>
public sealed class PeerFailedException(string message) : Exception(message);
