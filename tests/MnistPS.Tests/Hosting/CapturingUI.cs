using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace MnistPS.Tests.Hosting;

internal sealed partial class CapturingUI : PSHostUserInterface
{
    private readonly StringBuilder _text = new();
    private readonly List<ProgressRecord> _progress = [];

    public string Text => Sgr().Replace(_text.ToString(), "");

    public IReadOnlyList<ProgressRecord> Progress => _progress;

    public override PSHostRawUserInterface RawUI { get; } = new CapturingRawUI();

    public override void Write(string value) => _text.Append(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => _text.Append(value);

    public override void WriteLine(string value) => _text.Append(value).Append('\n');

    public override void WriteDebugLine(string message) => _text.Append("DEBUG: ").Append(message).Append('\n');

    public override void WriteErrorLine(string value) => _text.Append(value).Append('\n');

    public override void WriteProgress(long sourceId, ProgressRecord record) => _progress.Add(record);

    public override void WriteVerboseLine(string message) => _text.Append("VERBOSE: ").Append(message).Append('\n');

    public override void WriteWarningLine(string message) => _text.Append("WARNING: ").Append(message).Append('\n');

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new NotSupportedException();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw new NotSupportedException();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new NotSupportedException();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw new NotSupportedException();

    public override string ReadLine() => throw new NotSupportedException();

    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Sgr();
}
