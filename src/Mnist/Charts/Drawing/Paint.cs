namespace Mnist;

/// <summary>A color on light pages and its counterpart on dark ones.</summary>
/// <param name="Name">A short name, for the class in the style sheet.</param>
/// <param name="Light">On light pages, and where style sheets are ignored.</param>
/// <param name="Dark">On dark pages.</param>
internal sealed record Paint(string Name, string Light, string Dark);
