using System.Management.Automation;
using MnistPS.Tests.Family;

namespace MnistPS.Tests.Cookbook;

/// <summary>Runs what README and cookbook show, where the engine and the module are all that it needs.</summary>
[Collection(FamilyGroup.Name)]
public sealed class EngineExampleTests : FamilySession
{
    public static TheoryData<string> Examples =>
        [.. DocumentExamples.All.Where(example => !DocumentExamples.NeedsPwsh(example)).Select(example => example.ToString())];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_puts_out_what_the_document_shows(string example)
    {
        foreach (ExampleStep step in DocumentExamples.All.Single(item => item.ToString() == example).Steps)
        {
            int before = Session.Host.Text.Length;
            using PowerShell shell = Session.CreateShell(step.Command);
            shell.AddCommand("Out-Default").Invoke();
            Assert.Empty(shell.Streams.Error);
            step.Check(Session.Host.Text[before..]);
        }
    }
}
