using System.Reflection;
using System.Runtime.Loader;
using Mnist.Formats;
using Mnist.Plugins;
using Mnist.Tests.Support;

namespace Mnist.Tests.Plugins;

public sealed class PluginTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Each_has_a_context_of_its_own_and_shares_this_library()
    {
        foreach (object plugin in new object[] { Plugin.Pictures, Plugin.Parquet })
        {
            AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(plugin.GetType().Assembly)!;
            Assert.NotSame(AssemblyLoadContext.Default, context);
            Assert.DoesNotContain(context.Assemblies, assembly => assembly.GetName().Name == "Mnist");
            Type[] interfaces = plugin.GetType().GetInterfaces();
            Assert.All(interfaces, type => Assert.Same(typeof(MnistSample).Assembly, type.Assembly));
        }

        Assert.NotSame(
            AssemblyLoadContext.GetLoadContext(Plugin.Pictures.GetType().Assembly), AssemblyLoadContext.GetLoadContext(Plugin.Parquet.GetType().Assembly));
        Assert.Same(Plugin.Parquet, Plugin.Parquet);
    }

    [Fact]
    public void What_they_stand_on_is_private_to_them()
    {
        SampleFormat.Parquet.Write(_folder["x.parquet"], MnistDataset.Open().Test.Take(1));
        AssemblyLoadContext context = AssemblyLoadContext.GetLoadContext(Plugin.Parquet.GetType().Assembly)!;
        Assert.Contains(context.Assemblies, assembly => assembly.GetName().Name == "Parquet");
        Assert.DoesNotContain(AssemblyLoadContext.Default.Assemblies, assembly => assembly.GetName().Name == "Parquet");
    }

    [Fact]
    public void No_part_of_the_library_refers_to_them()
    {
        AssemblyName[] references = typeof(MnistSample).Assembly.GetReferencedAssemblies();
        Assert.All(references, reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_missing_is_said_with_the_places_that_were_looked_at()
    {
        var exception = new PluginMissingException("Mnist.Parquet", ["/a/Mnist.Parquet.dll", "/b/Mnist.Parquet.dll"]);
        Assert.Equal("Mnist.Parquet", exception.Plugin);
        Assert.Contains("/a/Mnist.Parquet.dll, /b/Mnist.Parquet.dll", exception.Message, StringComparison.Ordinal);
        Assert.Contains("MNISTPS_PLUGINS", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
