namespace MnistPS.Shell.Prompt;

/// <summary>What a person has typed, and how that ended.</summary>
internal readonly record struct EditedLine(string Text, LineEnd End);
