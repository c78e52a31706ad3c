using System.Globalization;
using System.Management.Automation.Host;

namespace MnistPS.Tests.Hosting;

/// <summary>A host that keeps what a console would show.</summary>
public sealed class CapturingHost : PSHost
{
    private readonly CapturingUI _ui = new();

    /// <summary>The text that was written, without SGR codes.</summary>
    public string Text => _ui.Text;

    /// <summary>How often progress was shown.</summary>
    public IReadOnlyList<System.Management.Automation.ProgressRecord> Progress => _ui.Progress;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => "MnistPS.Tests";

    public override PSHostUserInterface UI => _ui;

    public override Version Version => new(1, 0);

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode)
    {
    }
}
