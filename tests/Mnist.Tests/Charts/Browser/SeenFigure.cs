namespace Mnist.Tests.Charts.Browser;

/// <summary>What measure.js tells of a figure.</summary>
internal sealed record SeenFigure(
    bool Peeks,
    bool Ready,
    int Marks,
    int Pictures,
    bool StillShown,
    string Ground,
    string Color,
    double Width,
    double Height,
    IReadOnlyList<string> Texts,
    IReadOnlyList<string> Outside);
