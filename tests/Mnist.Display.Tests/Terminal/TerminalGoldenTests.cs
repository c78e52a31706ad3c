using System.Text;

namespace Mnist.Display.Tests.Terminal;

/// <summary>What each protocol writes, byte for byte.</summary>
/// <remarks>
/// The files are never written by a test. One that fails leaves what it got beside the test assembly; who finds that right, by looking at
/// it in a terminal of the kind, copies it.
/// </remarks>
public sealed class TerminalGoldenTests
{
    private static readonly TerminalTile[] s_tiles =
    [
        .. MnistDataset.Open().Test.Take(3).Select(sample => new TerminalTile(sample, $"Test {sample.Index}: {sample.Label}")),
        new(new MnistSample([0, 64, 128, 192, 255, 0], 1, 3, 2), "small\nand cut off"),
    ];

    [Theory]
    [InlineData(TerminalProtocol.Sixel)]
    [InlineData(TerminalProtocol.Kitty)]
    [InlineData(TerminalProtocol.Blocks)]
    [InlineData(TerminalProtocol.Blocks256)]
    [InlineData(TerminalProtocol.Ascii)]
    public void Pictures_are_written_as_they_were(TerminalProtocol protocol)
    {
        string text = string.Join('\n', TerminalRenderer.Render(s_tiles, new TerminalOptions { Protocol = protocol, Width = 60 })) + "\n";
        string name = $"{protocol}.txt";
        string expected = Path.Combine(AppContext.BaseDirectory, "Terminal", "Golden", name);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (!File.Exists(expected) || !bytes.AsSpan().SequenceEqual(File.ReadAllBytes(expected)))
        {
            string actual = Path.Combine(AppContext.BaseDirectory, $"actual-{name}");
            File.WriteAllBytes(actual, bytes);
            Assert.Fail($"{protocol} is not written as in tests/Mnist.Display.Tests/Terminal/Golden/{name}; compare '{actual}'.");
        }
    }
}
