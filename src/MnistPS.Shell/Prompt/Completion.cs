namespace MnistPS.Shell.Prompt;

/// <summary>What could stand in a place of the text.</summary>
/// <param name="Start">Where the place begins.</param>
/// <param name="Length">How much is there now.</param>
/// <param name="Candidates">What could be there.</param>
internal sealed record Completion(int Start, int Length, IReadOnlyList<string> Candidates);
