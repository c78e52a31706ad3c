using BenchmarkDotNet.Running;
using Mnist.Benchmarks.Peers;
using Mnist.Benchmarks.Recipes;

// peers [name ...]    side by side with other programs, interleaved in one run
// recipes [name ...]  trains the recipes as published, three seeds each (--one-thread: beside other work)
// anything else       BenchmarkDotNet's own arguments, for example --filter *Csv*
if (args is ["peers", .. var names])
{
    return PeerRun.Run(names);
}

if (args is ["recipes", .. var recipes])
{
    return RecipeRun.Run(recipes);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
