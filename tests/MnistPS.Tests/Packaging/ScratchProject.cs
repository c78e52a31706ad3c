using System.Text;
using System.Text.RegularExpressions;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Packaging;

/// <summary>A project outside the repository that has the packages from a folder and nothing from elsewhere.</summary>
internal static partial class ScratchProject
{
    /// <summary>Writes the project; its program is the C# of the packages' readmes.</summary>
    public static void Write(string folder, string feed, string package, string version)
    {
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(folder, "cache")}" /></config>
              <packageSources><clear /><add key="folder" value="{feed}" /></packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(folder, "Scratch.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup><PackageReference Include="{package}" Version="{version}" /></ItemGroup>
            </Project>
            """);
        var program = new StringBuilder("using Mnist;\nusing Mnist.Learning;\n");
        foreach (string project in new[] { "Mnist", "Mnist.Learning" })
        {
            string readme = File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "src", project, "README.md")).ReplaceLineEndings("\n");
            program.Append("{\n").Append(Using().Replace(Example().Match(readme).Groups[1].Value, "")).Append("}\n");
        }

        program.Append("""Console.WriteLine($"{SampleFormat.Detect("some.parquet").Read("some.parquet").Count()} from Parquet");""");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program.ToString());
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("^using [A-Za-z.]+;\n", RegexOptions.Multiline)]
    private static partial Regex Using();
}
