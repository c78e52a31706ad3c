using System.Text;

namespace Notebooks.Runner;

/// <summary>A console that writes into the outputs of the cell.</summary>
internal sealed class RecordingWriter(OutputRecorder recorder) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override string NewLine => "\n";

    public override void Write(char value) => recorder.AddText(value.ToString());

    public override void Write(string? value) => recorder.AddText(value ?? "");

    public override void Write(char[] buffer, int index, int count) => recorder.AddText(new string(buffer, index, count));

    public override void WriteLine(string? value) => recorder.AddText(value + "\n");
}
