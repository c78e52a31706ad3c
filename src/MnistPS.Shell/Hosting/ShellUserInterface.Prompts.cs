using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using MnistPS.Shell.Terminal;

namespace MnistPS.Shell.Hosting;

/// <content>Questions: a person answers at the terminal, a script by standard input; else the question is an error, never a hang.</content>
internal sealed partial class ShellUserInterface
{
    private readonly bool _nonInteractive;

    public override string ReadLine()
    {
        RequireSomebody("read a line");
        return ShellTerminal.InputIsTerminal ? _keys.ReadLine() : NextInputLine();
    }

    public override SecureString ReadLineAsSecureString()
    {
        RequireSomebody("read a password");
        if (ShellTerminal.InputIsTerminal)
        {
            return _keys.ReadSecureLine();
        }

        var secret = new SecureString();
        foreach (char character in NextInputLine())
        {
            secret.AppendChar(character);
        }

        return secret;
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        RequireSomebody($"ask for {string.Join(", ", descriptions.Select(field => field.Name))}");
        WriteCaption(caption, message);
        return descriptions.ToDictionary(field => field.Name, field => PSObject.AsPSObject(FieldReader.Read(this, field)));
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        RequireSomebody($"ask \"{(string.IsNullOrEmpty(message) ? caption : message)}\"");
        WriteCaption(caption, message);
        var menu = new ChoiceMenu(choices, defaultChoice);
        while (true)
        {
            Write(menu.Line);
            string answer = ReadLine().Trim();
            if (menu.Find(answer) is { } choice)
            {
                return choice;
            }

            if (answer == "?")
            {
                WriteLine(menu.Help);
            }
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
        => PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
    {
        RequireSomebody("ask for a user name and password");
        WriteCaption(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            Write("User: ");
            userName = ReadLine();
        }

        Write(string.Create(CultureInfo.InvariantCulture, $"Password for user {userName}: "));
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    private void WriteCaption(string caption, string message)
    {
        foreach (string text in new[] { caption, message })
        {
            if (!string.IsNullOrEmpty(text))
            {
                WriteLine(text);
            }
        }
    }

    private void RequireSomebody(string what)
    {
        if (_nonInteractive)
        {
            throw new PSInvalidOperationException($"mnistps cannot {what}: it was started with -NonInteractive.");
        }
    }

    private static string NextInputLine() => Console.In.ReadLine()
        ?? throw new PSInvalidOperationException("mnistps waits for an answer, but standard input has ended. "
            + "Give the value as a parameter, or use -Confirm:$false.");
}
