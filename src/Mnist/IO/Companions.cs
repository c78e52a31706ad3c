using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Mnist.IO;

/// <summary>The files that come with an assembly: data and plugins.</summary>
internal static class Companions
{
    /// <summary>Returns the folders where they may be: that of the assembly, then that of the program.</summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "In a single-file or native program the location is empty, and the files are beside the program.")]
    public static IEnumerable<string> FoldersOf(Assembly assembly) =>
        new[] { Path.GetDirectoryName(assembly.Location), AppContext.BaseDirectory }.Where(folder => !string.IsNullOrEmpty(folder)).Distinct()!;
}
