using System.Reflection;

namespace Mnist.Tests.Conventions;

/// <summary>What docs/security.md says that the libraries do not do, they cannot do: what it would take is not referred to.</summary>
public sealed class SecurityTests
{
    private static readonly string[] s_forbidden =
    [
        "System.Diagnostics.Process", // no program is started, no shell
        "System.Runtime.Serialization.Formatters", // no type is made of what a file says
        "System.Runtime.Serialization.Xml",
        "System.Xml.XmlSerializer",
        "System.CodeDom",
        "System.Reflection.Emit",
        "Microsoft.CSharp",
    ];

    public static TheoryData<string> Libraries => ["Mnist", "Mnist.Learning", "Mnist.Images", "Mnist.Parquet"];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_starts_no_program_makes_no_types_and_calls_nothing_native(string name)
    {
        var library = Assembly.Load(name);
        Assert.Empty(library.GetReferencedAssemblies().Select(reference => reference.Name).Intersect(s_forbidden));
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        Assert.DoesNotContain(library.GetTypes().SelectMany(type => type.GetMethods(All)), method => method.Attributes.HasFlag(MethodAttributes.PinvokeImpl));
    }
}
