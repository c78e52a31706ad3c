using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace Notebooks.Runner;

/// <summary>C# cells: one script that goes on from cell to cell, as in the kernels.</summary>
internal sealed class CSharpSession : IDisposable
{
    // Those that .NET Interactive, Verso and ClrKernel have in common, and the place of Display.
    private static readonly string[] s_imports =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Text", "System.Threading.Tasks", "Notebooks.Runner"];

    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly ScriptOptions _options;
    private ScriptState<object>? _state;

    public CSharpSession(string folder) => _options = ScriptOptions.Default
        .WithImports(s_imports)
        .WithReferences(PlatformReferences())
        .AddReferences(typeof(DisplayExtensions).Assembly)
        .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder));

    /// <summary>Runs a cell; its value, if it has one, and the text it writes are recorded.</summary>
    /// <exception cref="CompilationErrorException">It is no C#.</exception>
    public async Task RunAsync(string code, CancellationToken cancellationToken)
    {
        // What a PowerShell cell has imported is the assembly that #r means, or the two languages would have types of their own.
        foreach (Assembly assembly in AssemblyLoadContext.Default.Assemblies.Where(assembly => assembly.GetName().Name!.StartsWith("Mnist", StringComparison.Ordinal)))
        {
            _loader.RegisterDependency(assembly);
        }

        Script<object> script = _state is null
            ? CSharpScript.Create<object>(code, _options, assemblyLoader: _loader)
            : _state.Script.ContinueWith<object>(code);
        _state = _state is null
            ? await script.RunAsync(cancellationToken: cancellationToken).ConfigureAwait(false)
            : await script.RunFromAsync(_state, cancellationToken).ConfigureAwait(false);

        // Only an expression without a semicolon at the end gives one.
        if (_state.ReturnValue is object value)
        {
            OutputRecorder.Current.AddResult(value);
        }
    }

    public void Dispose() => _loader.Dispose();

    private static IEnumerable<MetadataReference> PlatformReferences()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
