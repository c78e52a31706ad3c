namespace MnistPS.Shell.CommandLine;

/// <summary>What one run of the shell does.</summary>
internal enum ShellAction
{
    /// <summary>Nothing was given: standard input decides between a prompt and a script.</summary>
    Default,

    /// <summary>Runs the text that followed -Command.</summary>
    Command,

    /// <summary>Runs a script file.</summary>
    File,

    /// <summary>Runs the text that standard input brings.</summary>
    StandardInput,

    /// <summary>Shows how to use the shell.</summary>
    Help,

    /// <summary>Shows the version.</summary>
    Version,
}
