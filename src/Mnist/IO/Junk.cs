namespace Mnist.IO;

/// <summary>Files and folders that operating systems and programs add, and nobody means: they are passed over.</summary>
internal static class Junk
{
    private static readonly string[] s_names = ["__MACOSX", "Thumbs.db", "ehthumbs.db", "desktop.ini", "@eaDir", "$RECYCLE.BIN", "System Volume Information", "lost+found"];

    /// <summary>Returns true for such a name, and for hidden ones: <c>.DS_Store</c>, <c>._train.png</c>, <c>.git</c>, <c>.ipynb_checkpoints</c>.</summary>
    public static bool IsName(string name) => name.StartsWith('.') || s_names.Contains(name, StringComparer.OrdinalIgnoreCase);
}
