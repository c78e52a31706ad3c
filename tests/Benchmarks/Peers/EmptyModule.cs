using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Reflection.Emit;
using System.Xml.Linq;

namespace Mnist.Benchmarks.Peers;

/// <summary>A module with as many cmdlets and views as another one, none of which does anything.</summary>
internal static class EmptyModule
{
    /// <summary>Writes it and gives the path of its manifest.</summary>
    public static string Write(string folder, string manifestOfOther)
    {
        Directory.CreateDirectory(folder);
        int cmdlets = CountCmdlets(manifestOfOther);
        XDocument views = XDocument.Load(Path.ChangeExtension(manifestOfOther, ".Format.ps1xml"));
        WriteAssembly(Path.Combine(folder, "Empty.dll"), cmdlets);
        WriteViews(Path.Combine(folder, "Empty.Format.ps1xml"), views.Descendants("View").Count());
        string manifest = Path.Combine(folder, "Empty.psd1");
        File.WriteAllText(manifest, $$"""
            @{
                RootModule        = 'Empty.dll'
                ModuleVersion     = '1.0.0'
                GUID              = '5d1f6b0e-30a6-4c53-9b5e-9b3d1d3f1c11'
                PowerShellVersion = '7.4'
                FormatsToProcess  = @('Empty.Format.ps1xml')
                CmdletsToExport   = @({{string.Join(", ", Enumerable.Range(0, cmdlets).Select(i => $"'Get-{Noun(i)}'"))}})
                FunctionsToExport = @()
                VariablesToExport = @()
                AliasesToExport   = @()
            }
            """);
        return manifest;
    }

    private static string Noun(int index) => string.Create(CultureInfo.InvariantCulture, $"Empty{index}");

    private static int CountCmdlets(string manifest)
    {
        string text = File.ReadAllText(manifest);
        string list = text[text.IndexOf("CmdletsToExport", StringComparison.Ordinal)..];
        return list[..list.IndexOf(')', StringComparison.Ordinal)].Split('\'').Length / 2;
    }

    private static void WriteAssembly(string path, int cmdlets)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Empty"), typeof(object).Assembly);
        ModuleBuilder module = assembly.DefineDynamicModule("Empty");
        ConstructorInfo attribute = typeof(CmdletAttribute).GetConstructor([typeof(string), typeof(string)])!;
        for (int i = 0; i < cmdlets; i++)
        {
            TypeBuilder type = module.DefineType($"Empty.Get{Noun(i)}Command", TypeAttributes.Public | TypeAttributes.Sealed, typeof(PSCmdlet));
            type.SetCustomAttribute(new CustomAttributeBuilder(attribute, ["Get", Noun(i)]));
            type.CreateType();
        }

        assembly.Save(path);
    }

    private static void WriteViews(string path, int views) => new XDocument(
        new XElement("Configuration", new XElement("ViewDefinitions", Enumerable.Range(0, views).Select(i => new XElement(
            "View",
            new XElement("Name", Noun(i)),
            new XElement("ViewSelectedBy", new XElement("TypeName", "Empty." + Noun(i))),
            new XElement(
                "TableControl",
                new XElement("TableHeaders", new XElement("TableColumnHeader")),
                new XElement("TableRowEntries", new XElement("TableRowEntry", new XElement(
                    "TableColumnItems", new XElement("TableColumnItem", new XElement("PropertyName", "Name")))))))))))
        .Save(path);
}
