// Executes a notebook and writes it with its outputs, in its own place or another; tells what it cost, and what it skipped.
using System.Diagnostics;
using System.Globalization;
using Notebooks.Runner;

if (args is not ([string _] or [string _, string _]))
{
    Console.Error.WriteLine("Usage: notebook [target]");
    return 2;
}

string path = Path.GetFullPath(args[0]);
string target = Path.GetFullPath(args[^1]);
string folder = Path.GetDirectoryName(path)!;

// As a kernel does it: the notebook's folder is where its process works.
Environment.CurrentDirectory = folder;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    Notebook notebook = Notebook.Read(path);
    await new NotebookExecution(notebook, folder, Console.WriteLine).RunAsync();
    notebook.Write(target);
    using var self = Process.GetCurrentProcess();
    Console.WriteLine($"{self.TotalProcessorTime.TotalSeconds:0.0} s of processor time, {(DateTime.Now - self.StartTime).TotalSeconds:0.0} s on the clock");
    return 0;
}
catch (CellException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
