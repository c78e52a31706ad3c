using Mnist.Learning.Kernels;

namespace Mnist.Learning.Tests.Kernels;

public sealed class WorkersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Each_piece_is_done_once_in_each_of_many_rounds(int threads)
    {
        using var workers = new Workers(threads);
        for (int round = 0; round < 2000; round++)
        {
            int[] done = new int[round % 23];
            workers.For(done.Length, (piece, worker) =>
            {
                Assert.InRange(worker, 0, threads - 1);
                Interlocked.Increment(ref done[piece]);
            });
            Assert.All(done, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void A_failure_reaches_the_caller()
    {
        using var workers = new Workers(2);
        Assert.ThrowsAny<Exception>(() => workers.For(8, (piece, _) => throw new InvalidOperationException($"{piece}")));
        int sum = 0;
        workers.For(4, (piece, _) => Interlocked.Add(ref sum, piece));
        Assert.Equal(6, sum);
    }
}
