namespace MnistPS.Tests.Shell;

/// <summary>A script that lives as long as a test.</summary>
internal sealed class ScriptFile : IDisposable
{
    public ScriptFile(string text, string extension = ".ps1")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + extension);
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
