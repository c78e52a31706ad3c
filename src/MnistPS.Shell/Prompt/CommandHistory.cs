using System.Text;

namespace MnistPS.Shell.Prompt;

/// <summary>
/// What has been typed, oldest first, kept in a text file with one statement a line. As in PSReadLine's file, a backtick at the
/// end of a line says that the statement goes on in the next. Where the file cannot be used, history lives as long as the shell.
/// </summary>
internal sealed class CommandHistory
{
    private const int MostEntries = 1000;

    private readonly List<string> _entries;
    private readonly string? _path;

    private CommandHistory(List<string> entries, string? path) => (_entries, _path) = (entries, path);

    public IReadOnlyList<string> Entries => _entries;

    public static CommandHistory Load()
    {
        // On Unix this is XDG_DATA_HOME, or ~/.local/share without it; empty where there is no home.
        string data = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        string? path = data.Length > 0 ? Path.Combine(data, "mnistps", "history.txt") : null;
        try
        {
            return new CommandHistory(path is not null && File.Exists(path) ? Parse(File.ReadLines(path)) : [], path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new CommandHistory([], path: null);
        }
    }

    public void Add(string statement)
    {
        if (_entries.Count > 0 && _entries[^1] == statement)
        {
            return;
        }

        _entries.Add(statement);
        if (_path is not null)
        {
            try
            {
                Append(_path, statement);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A home that cannot be written to is no reason to complain at every line.
            }
        }
    }

    private static List<string> Parse(IEnumerable<string> lines)
    {
        var entries = new List<string>();
        var statement = new StringBuilder();
        foreach (string line in lines)
        {
            if (line.EndsWith('`'))
            {
                statement.Append(line, 0, line.Length - 1).Append('\n');
                continue;
            }

            entries.Add(statement.Append(line).ToString());
            statement.Clear();
        }

        return entries.Count > MostEntries ? entries[^MostEntries..] : entries;
    }

    private static void Append(string path, string statement)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            // A statement may hold a secret.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(statement.ReplaceLineEndings("\n").Replace("\n", "`\n", StringComparison.Ordinal) + "\n");
    }
}
