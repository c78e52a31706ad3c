using BenchmarkDotNet.Running;
using Mnist.Benchmarks.Peers;

// peers [name ...]   side by side with other programs, interleaved in one run
// anything else      BenchmarkDotNet's own arguments, for example --filter *Csv*
if (args is ["peers", .. var names])
{
    return PeerRun.Run(names);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
