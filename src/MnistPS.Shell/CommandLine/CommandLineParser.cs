namespace MnistPS.Shell.CommandLine;

/// <summary>Reads the command line as pwsh does, so that what people know, and what their scripts say, works here.</summary>
internal static class CommandLineParser
{
    /// <summary>Every option: its full name, then the shortest form that pwsh takes for it (anything in between works too).</summary>
    private static readonly (string Name, string Shortest)[] s_options =
    [
        ("command", "c"), ("file", "f"), ("help", "h"), ("?", "?"), ("version", "v"), ("noexit", "noe"), ("nologo", "nol"),
        ("noprofile", "nop"), ("noninteractive", "noni"), ("interactive", "i"), ("login", "l"), ("executionpolicy", "ex"), ("ep", "ep"),
        ("workingdirectory", "wo"), ("wd", "wd"),
    ];

    public static ShellOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ShellOptions();
        for (int i = 0; i < arguments.Count; i++)
        {
            switch (Recognize(arguments[i]))
            {
                case "help" or "?":
                    return new ShellOptions { Action = ShellAction.Help };
                case "version":
                    return new ShellOptions { Action = ShellAction.Version };
                case "noexit":
                    options = options with { NoExit = true };
                    break;
                case "nologo":
                    options = options with { NoLogo = true };
                    break;
                case "noninteractive":
                    options = options with { NonInteractive = true };
                    break;
                case "interactive":
                    options = options with { NonInteractive = false };
                    break;
                case "noprofile" or "login":
                    break;
                case "executionpolicy" or "ep":
                    options = options with { ExecutionPolicy = ValueAfter(arguments, ref i) };
                    break;
                case "workingdirectory" or "wd":
                    options = options with { WorkingDirectory = ValueAfter(arguments, ref i) };
                    break;
                case "command":
                    return ParseCommand(options, arguments, i + 1);
                case "file":
                    return ParseFile(options, arguments, i + 1);
                default:
                    // As in pwsh, the first word that is no option is a script to run.
                    return ParseFile(options, arguments, i);
            }
        }

        return options;
    }

    private static ShellOptions ParseCommand(ShellOptions options, IReadOnlyList<string> arguments, int first)
    {
        if (first >= arguments.Count)
        {
            throw new UsageException("-Command needs the text to run.");
        }

        if (arguments[first] != "-")
        {
            return options with { Action = ShellAction.Command, Target = string.Join(' ', arguments.Skip(first)) };
        }

        return first == arguments.Count - 1
            ? options with { Action = ShellAction.StandardInput }
            : throw new UsageException("Nothing may follow '-Command -'.");
    }

    private static ShellOptions ParseFile(ShellOptions options, IReadOnlyList<string> arguments, int first)
    {
        if (first >= arguments.Count)
        {
            throw new UsageException("-File needs the path of a script.");
        }

        if (arguments[first] == "-")
        {
            return options with { Action = ShellAction.StandardInput };
        }

        string path = Path.GetFullPath(arguments[first], Path.GetFullPath(options.WorkingDirectory ?? "."));
        return File.Exists(path)
            ? options with { Action = ShellAction.File, Target = path, Arguments = ScriptArguments.Parse(arguments.Skip(first + 1)) }
            : throw NoSuchFile(arguments[first]);
    }

    private static UsageException NoSuchFile(string argument)
    {
        if (!argument.StartsWith('-'))
        {
            return new UsageException($"There is no script '{argument}'. To run text, use: mnistps -Command <text>");
        }

        string wanted = argument.TrimStart('-');
        IEnumerable<string> alike = s_options.Select(option => option.Name)
            .Where(name => wanted.Length > 0 && name.Contains(wanted, StringComparison.OrdinalIgnoreCase));
        string hint = string.Join(", ", alike.Select(name => "-" + name));
        return new UsageException($"There is no option '{argument}'." + (hint.Length > 0 ? $" Did you mean {hint}?" : ""));
    }

    private static string ValueAfter(IReadOnlyList<string> arguments, ref int i) => ++i < arguments.Count
        ? arguments[i]
        : throw new UsageException($"{arguments[i - 1]} needs a value.");

    /// <summary>Returns the full name of an option, or null when the word is none.</summary>
    private static string? Recognize(string argument)
    {
        string word = argument switch
        {
            ['-', '-', .. string rest] => rest,
            ['-', .. string rest] => rest,
            ['/', .. string rest] when OperatingSystem.IsWindows() => rest,
            _ => "",
        };

        return Array.Find(s_options, option =>
            word.Length >= option.Shortest.Length && option.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Name;
    }
}
