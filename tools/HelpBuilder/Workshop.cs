using System.Reflection;

namespace HelpBuilder;

/// <summary>Brings the pages and the MAML file up to date, or says which are not.</summary>
internal static class Workshop
{
    public static int Run(bool isCheck)
    {
        string pages = Path.Combine(Metadata("RepositoryRoot"), "docs", "en-US");
        string maml = Path.Combine(Metadata("RepositoryRoot"), "module", "en-US", "MnistPS.dll-Help.xml");
        var summaries = new Summaries(Metadata("CmdletDocumentation"));
        List<string> stale = [];
        List<CommandPage> commands = [];
        foreach (CommandFacts facts in ModuleReader.Read(Path.Combine(Metadata("ModuleStage"), "MnistPS.psd1")))
        {
            string path = Path.Combine(pages, facts.Name + ".md");
            CommandPage page = File.Exists(path) ? PageReader.Read(File.ReadAllText(path)) : CommandPage.Blank(facts.Name);
            page = summaries.Fill(page.With(facts), facts.Cmdlet);
            commands.Add(page);
            Save(path, PageWriter.Write(page), isCheck, stale);
            stale.AddRange(page.Gaps().Select(gap => $"{path}: {gap}"));
        }

        foreach (string page in Directory.EnumerateFiles(pages, "*-*.md").Where(page => commands.All(command => command.Name != Path.GetFileNameWithoutExtension(page))))
        {
            stale.Add($"{page}: there is no such command");
        }

        Save(maml, MamlWriter.Write(commands), isCheck, stale);
        SaveTopics(pages, Path.GetDirectoryName(maml)!, isCheck, stale);
        foreach (string line in stale)
        {
            Console.Error.WriteLine(line);
        }

        return stale.Count == 0 ? 0 : 1;
    }

    private static void SaveTopics(string pages, string folder, bool isCheck, List<string> stale)
    {
        string[] topics = [.. Directory.EnumerateFiles(pages, "about_*.md").Order(StringComparer.Ordinal)];
        foreach (string topic in topics)
        {
            string text = AboutPage.ToText(File.ReadAllText(topic));
            Save(Path.Combine(folder, Path.GetFileNameWithoutExtension(topic) + ".help.txt"), text, isCheck, stale);
            stale.AddRange(AboutPage.Gaps(text).Select(gap => $"{topic}: {gap}"));
        }

        stale.AddRange(Directory.EnumerateFiles(folder, "about_*.help.txt")
            .Where(file => topics.All(topic => Path.GetFileNameWithoutExtension(topic) + ".help.txt" != Path.GetFileName(file)))
            .Select(file => $"{file}: there is no such page"));
    }

    private static void Save(string path, string text, bool isCheck, List<string> stale)
    {
        if (File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text)
        {
            return;
        }

        if (isCheck)
        {
            stale.Add($"{path}: not up to date; run `dotnet run --project tools/HelpBuilder`");
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string Metadata(string key) => typeof(Workshop).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
