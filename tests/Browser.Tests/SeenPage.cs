namespace Browser.Tests;

/// <summary>What measure.js tells of a page.</summary>
internal sealed record SeenPage(IReadOnlyList<SeenFigure> Figures, string Ground, double Overflow, string Text);

/// <summary>What measure.js tells of a figure.</summary>
internal sealed record SeenFigure(
    bool Drawn, bool StillShown, int Marks, int Pictures, string Ground, double Width, double Height, IReadOnlyList<string> Texts, IReadOnlyList<string> Outside);
