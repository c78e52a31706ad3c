using MnistPS.Tests.Hosting;

namespace MnistPS.Tests.Commands;

/// <summary>A session with a LeNet in <c>$run</c> (all that its training gave) and <c>$lenet</c>, and one of 1,000 test samples in <c>$some</c>.</summary>
public sealed class ModelFixture : IDisposable
{
    public ModelFixture() => Session.Get("""
        $global:run = Invoke-MnistTraining CaffeLeNet -Iterations 120 -Interval 60
        $global:lenet = $run[-1].Model
        $global:some = Get-MnistSample -Split Test -First 1000
        $lenet | Export-MnistModel lenet.safetensors
        """);

    public ModuleSession Session { get; } = new();

    public void Dispose() => Session.Dispose();
}
