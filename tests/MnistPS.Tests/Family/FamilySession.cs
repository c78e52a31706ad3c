using System.Management.Automation;
using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Family;

/// <summary>A session with a store, mirrors and a catalog of its own.</summary>
/// <remarks>Environment variables belong to the process, so these tests run one after another.</remarks>
public class FamilySession : IDisposable
{
    private static readonly string[] s_variables = ["MNIST_HOME", "MNIST_MIRROR", "MNIST_CATALOG", "http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "PATH"];
    private readonly string?[] _before = [.. s_variables.Select(Environment.GetEnvironmentVariable)];

    protected FamilySession()
    {
        Array.ForEach(s_variables[..^1], variable => Environment.SetEnvironmentVariable(variable, null));
        Environment.SetEnvironmentVariable("MNIST_HOME", Home);
    }

    protected ModuleSession Session { get; } = new();

    protected string Home => Session.PathOf("home");

    /// <summary>Writes files and gives their folder.</summary>
    protected string Put(string folder, IReadOnlyDictionary<string, byte[]> files)
    {
        string path = Directory.CreateDirectory(Session.PathOf(folder)).FullName;
        foreach ((string name, byte[] content) in files)
        {
            File.WriteAllBytes(Path.Combine(path, name), content);
        }

        return path;
    }

    /// <summary>Fails unless a script ends with one error of this id.</summary>
    protected ErrorRecord AssertError(string script, string id)
    {
        ErrorRecord error = Session.Run(script).OnlyError;
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        return error;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        for (int i = 0; i < s_variables.Length; i++)
        {
            Environment.SetEnvironmentVariable(s_variables[i], _before[i]);
        }

        Session.Dispose();
    }
}

/// <summary>Tests that set environment variables: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FamilyGroup
{
    public const string Name = nameof(FamilyGroup);
}
