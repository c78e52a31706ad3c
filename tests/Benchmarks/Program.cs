using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Running;
using Mnist.Benchmarks.Cluster;
using Mnist.Benchmarks.Drawings;
using Mnist.Benchmarks.Memory;
using Mnist.Benchmarks.Peers;
using Mnist.Benchmarks.Recipes;
using Mnist.Benchmarks.Scale;

// peers [topic ...] [--only text] [--rounds n] [--output folder]   side by side with other programs, interleaved in one run
// memory [exporter ...] [--output folder]            the peak memory of each exporter, for few samples and for many
// scale [work ...] [--sizes n,...] [--passes n] [--output folder]   cost per sample and peak memory up to 8,000,000 samples
// cluster [--output folder]                          shards that Dask and DuckDB count
// peers speedrun, peers example                       whole runs to a promised accuracy; most of an hour, so only if they are named
// recipes [name ...] [--one-thread]                  trains the recipes as published, three seeds each
// recipes [name ...] --corruption [--seeds n]        and measures them on the corruptions of MNIST-C
// drawings                                           digits on paper, 100 of each kind, that LeNet recognizes
// anything else                                      BenchmarkDotNet's own arguments, for example --filter *Csv*
string output = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "BenchmarkOutput").Value!;
if (args is [.. var before, "--output", var folder])
{
    (args, output) = (before, folder);
}

switch (args)
{
    case ["peers", .. var names]:
        return PeerRun.Run(names, output);
    case ["memory", .. var exporters]:
        return MemoryRun.Run(exporters, output);
    case ["memory-child", var exporter, var count, var path]:
        return MemoryChild.Run(exporter, int.Parse(count, CultureInfo.InvariantCulture), path);
    case ["scale", .. var rest]:
        return ScaleRun.Run(rest, output);
    case ["scale-child", var work, var set, var passes, var largest, var target]:
        return ScaleChild.Run(work, set, int.Parse(passes, CultureInfo.InvariantCulture), int.Parse(largest, CultureInfo.InvariantCulture), target);
    case ["cluster"]:
        return ClusterRun.Run(output);
    case ["import-child", var manifest]:
        return ImportPeers.RunChild(manifest);
    case ["learning-child", var vectors, .. var work]:
        return LearningPeers.RunChild(vectors, work);
    case ["speedrun-child", var vectors, var recipe, var seed]:
        return SpeedRunPeers.RunChild(vectors, recipe, seed);
    case ["recipes", .. var recipes]:
        return RecipeRun.Run(recipes);
    case ["drawings"]:
        return DrawingRun.Run();
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
