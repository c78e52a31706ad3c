namespace Mnist;

/// <summary>Tells notebook kernels which class formats a type.</summary>
/// <remarks>
/// .NET Interactive looks for an attribute of this name and these properties, whichever assembly declares it, so no package of it
/// is needed (TypeFormatterSourceAttribute in Microsoft.DotNet.Interactive.Formatting).
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A class with a public constructor without parameters and a method CreateTypeFormatters.</summary>
    public Type FormatterSourceType => formatterSourceType;

    /// <summary>What the kernel asks for first.</summary>
    public string[] PreferredMimeTypes { get; set; } = ["text/html"];
}
