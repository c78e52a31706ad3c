using System.Text;
using System.Text.RegularExpressions;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Packaging;

/// <summary>A project outside the repository that has the packages from a folder and nothing from a network.</summary>
internal static partial class ScratchProject
{
    /// <summary>Writes samples/Digits as somebody has it who installed the package. The native compiler is what this build restored.</summary>
    public static void WriteDigits(string folder, string feed, string version)
    {
        WriteConfiguration(folder, $"""
            <packageSources><clear /><add key="folder" value="{feed}" /><add key="restored" value="{StagedModule.RestoredPackages}" /></packageSources>
            <packageSourceMapping>
              <packageSource key="folder"><package pattern="Mnist*" /></packageSource>
              <packageSource key="restored"><package pattern="*" /></packageSource>
            </packageSourceMapping>
            """);
        string sample = Path.Combine(StagedModule.RepositoryRoot, "samples", "Digits");
        File.Copy(Path.Combine(sample, "Program.cs"), Path.Combine(folder, "Program.cs"));
        string project = File.ReadAllText(Path.Combine(sample, "Digits.csproj"));
        string changed = LibraryReference().Replace(project, $"""<PackageReference Include="Mnist.Learning" Version="{version}" />""");
        Assert.NotEqual(project, changed);
        File.WriteAllText(Path.Combine(folder, "Digits.csproj"), changed);
    }

    /// <summary>Writes the project; its program is the C# of the packages' readmes.</summary>
    public static void Write(string folder, string feed, string version)
    {
        WriteConfiguration(folder, $"""<packageSources><clear /><add key="folder" value="{feed}" /></packageSources>""");
        File.WriteAllText(Path.Combine(folder, "Scratch.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Mnist.Display" Version="{version}" />
                <PackageReference Include="Mnist.Learning" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        var program = new StringBuilder("using Mnist;\nusing Mnist.Display;\nusing Mnist.Formats;\nusing Mnist.Learning;\n");
        foreach (string project in new[] { "Mnist", "Mnist.Display", "Mnist.Learning" })
        {
            string readme = File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "src", project, "README.md")).ReplaceLineEndings("\n");
            program.Append("{\n").Append(Using().Replace(Example().Match(readme).Groups[1].Value, "")).Append("}\n");
        }

        program.Append("""Console.WriteLine($"{SampleFormat.Detect("some.parquet").Read("some.parquet").Count()} from Parquet");""");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program.ToString());
    }

    private static void WriteConfiguration(string folder, string sources) => File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{Path.Combine(folder, "cache")}" /></config>
          {sources}
          <fallbackPackageFolders><clear /></fallbackPackageFolders>
        </configuration>
        """);

    [GeneratedRegex("<ProjectReference [^>]*Mnist.Learning.csproj\" />")]
    private static partial Regex LibraryReference();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("^using [A-Za-z.]+;\n", RegexOptions.Multiline)]
    private static partial Regex Using();
}
