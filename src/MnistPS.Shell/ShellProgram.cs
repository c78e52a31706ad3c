using System.Collections;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using MnistPS.Shell.CommandLine;
using MnistPS.Shell.Hosting;
using MnistPS.Shell.Prompt;
using MnistPS.Shell.Terminal;

namespace MnistPS.Shell;

/// <summary>One run of the shell, from open to exit code.</summary>
internal sealed class ShellProgram
{
    private readonly ShellOptions _options;
    private readonly ShellTerminal _terminal;
    private readonly Session _session;

    private ShellProgram(ShellOptions options, ShellTerminal terminal, Session session)
        => (_options, _terminal, _session) = (options, terminal, session);

    public static int Run(ShellOptions options)
    {
        if (options.Action == ShellAction.StandardInput && ShellTerminal.InputIsTerminal)
        {
            throw new UsageException("'-' reads what standard input brings, but nothing is piped in.");
        }

        if (options.WorkingDirectory is { } folder)
        {
            Environment.CurrentDirectory = Directory.Exists(folder) ? folder : throw new UsageException($"There is no folder '{folder}'.");
        }

        var terminal = new ShellTerminal();
        using Session session = Session.Open(terminal, options.NonInteractive, options.ExecutionPolicy);
        return new ShellProgram(options, terminal, session).Run();
    }

    private int Run()
    {
        bool prompts = _options.NoExit || (_options.Action == ShellAction.Default && ShellTerminal.InputIsTerminal);

        // While something runs, Ctrl+C stops that. Where nobody sits at a prompt, the next one ends the program, or a command that
        // does not listen would never end.
        Console.CancelKeyPress += (_, press)
            => press.Cancel = press.SpecialKey == ConsoleSpecialKey.ControlC && (_session.Runner.Stop() || prompts);

        int code = _options.Action switch
        {
            ShellAction.Command => RunCommand(_options.Target),
            ShellAction.File => RunFile(),
            ShellAction.Default when prompts => ExitCodes.Success,
            _ => RunCommand(Console.In.ReadToEnd()),
        };

        if (prompts && _session.Host.ExitCode is null)
        {
            new PromptLoop(_session, _terminal).Run(banner: !_options.NoLogo && _options.Action == ShellAction.Default);
            code = _session.LastStatementCode();
        }

        return _session.Host.ExitCode ?? code;
    }

    private int RunCommand(string text)
    {
        bool asks = _options.Action == ShellAction.Command && UsesInput(Parser.ParseInput(text, out _, out _));
        IEnumerable? input = asks ? InputLines() : null;
        return string.IsNullOrWhiteSpace(text) ? ExitCodes.Success : _session.Runner.Run(text, input) switch
        {
            Outcome.Completed => _session.LastStatementCode(),
            Outcome.Stopped => ExitCodes.Interrupted,
            _ => ExitCodes.Failure,
        };
    }

    private int RunFile()
    {
        string path = _options.Target;
        IEnumerable? input = UsesInput(Parser.ParseFile(path, out _, out _)) ? InputLines() : null;

        // The engine runs a file by its extension; one without, made runnable by its first line (#!), is run as text.
        Command command = path.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase)
            ? new Command(path, isScript: false, useLocalScope: false)
            : new Command(File.ReadAllText(path), isScript: true, useLocalScope: false);
        foreach (CommandParameter parameter in _options.Arguments)
        {
            command.Parameters.Add(parameter);
        }

        if (!_options.NoExit)
        {
            ScriptExit.EndsSession(_session.Runspace);
        }

        return _session.Runner.Run(command, input) switch
        {
            Outcome.Completed => _session.LastStatementCode(),
            Outcome.Stopped => ExitCodes.Interrupted,
            _ => ExitCodes.Failure,
        };
    }

    /// <summary>Input is only read for those who ask for it, as in pwsh: another program in the same pipe may want it.</summary>
    private static bool UsesInput(ScriptBlockAst script) => script.Find(IsInput, searchNestedScriptBlocks: false) is not null;

    private static bool IsInput(Ast node)
        => node is VariableExpressionAst { VariablePath.UserPath: var name } && name.Equals("input", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string>? InputLines() => ShellTerminal.InputIsTerminal ? null : ReadLines();

    private static IEnumerable<string> ReadLines()
    {
        while (Console.In.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
