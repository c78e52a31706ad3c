using System.Management.Automation;
using System.Security;
using System.Text;

namespace MnistPS.Shell.Terminal;

/// <summary>Reads an answer from the keyboard in such a way that Ctrl+C ends the waiting.</summary>
internal sealed class KeyReader(ShellTerminal terminal, Func<bool> isStopping)
{
    /// <summary>Console.ReadLine would go on waiting after Ctrl+C, so the keys are polled.</summary>
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(10);

    public string ReadLine()
    {
        var text = new StringBuilder();
        Read(
            character =>
            {
                text.Append(character);
                terminal.Write(character.ToString());
            },
            () =>
            {
                if (text.Length > 0)
                {
                    text.Length--;
                    terminal.Write("\b \b");
                }
            });
        return text.ToString();
    }

    public SecureString ReadSecureLine()
    {
        var secret = new SecureString();
        Read(
            character =>
            {
                secret.AppendChar(character);
                terminal.Write("*");
            },
            () =>
            {
                if (secret.Length > 0)
                {
                    secret.RemoveAt(secret.Length - 1);
                    terminal.Write("\b \b");
                }
            });
        secret.MakeReadOnly();
        return secret;
    }

    public ConsoleKeyInfo ReadKey(bool intercept)
    {
        while (!Console.KeyAvailable)
        {
            if (isStopping())
            {
                terminal.Write(Environment.NewLine);
                throw new PipelineStoppedException();
            }

            Thread.Sleep(s_poll);
        }

        return Console.ReadKey(intercept);
    }

    private void Read(Action<char> add, Action removeLast)
    {
        while (true)
        {
            ConsoleKeyInfo key = ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    terminal.Write(Environment.NewLine);
                    return;
                case ConsoleKey.Backspace:
                    removeLast();
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        add(key.KeyChar);
                    }

                    break;
            }
        }
    }
}
