using Mnist.Learning.Kernels;
using Mnist.Learning.Layers;
using Mnist.Learning.Networks;

namespace Mnist.Learning.Tests.Layers;

/// <summary>Maxima and derivatives are those of plain loops, for channels that fill vectors and that do not.</summary>
public sealed class MaxPoolingTests
{
    private const int Count = 5;
    private const int Rows = 6;
    private const int Columns = 4;

    [Theory]
    [InlineData(2, 2, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(2, 3, 0)]
    [InlineData(3, 2, 0)]
    [InlineData(3, 3, 1)]
    public void Every_number_of_channels(int size, int stride, int padding)
    {
        for (int channels = 1; channels <= 35; channels++)
        {
            using var workers = new Workers(1);
            var probe = new Probe<float>();
            var network = new Network<float>(new Shape(Rows, Columns, channels), [probe, new MaxPooling<float>(size, stride, padding)], Count, workers, isTrained: true);

            // Few different numbers, so that windows have several maxima; the first one counts.
            var random = new SeededRandom(channels);
            foreach (ref float x in network.Samples.Span)
            {
                x = (float)Math.Floor(4 * random.NextDouble()) - 2;
            }

            float[] maxima = network.Forward(Count, isTraining: true).ToArray();
            float[] dy = [.. maxima.Select(_ => (float)random.NextDouble() - 0.5f)];
            network.Backward(dy, Count);
            (float[] expected, float[] dx) = Plain(network.Samples.Span, dy, network.OutputShape, channels, size, stride, padding);
            Assert.Equal(expected, maxima);
            Assert.Equal(dx, probe.Gradient.ToArray());
        }
    }

    private static (float[] Maxima, float[] Gradient) Plain(ReadOnlySpan<float> x, float[] dy, Shape output, int channels, int size, int stride, int padding)
    {
        float[] maxima = new float[dy.Length];
        float[] dx = new float[x.Length];
        for (int at = 0; at < dy.Length; at++)
        {
            (int pixel, int channel) = Math.DivRem(at, channels);
            (int line, int column) = Math.DivRem(pixel, output.Columns);
            (int sample, int row) = Math.DivRem(line, output.Rows);
            int best = -1;
            for (int i = Math.Max(0, (row * stride) - padding); i < Math.Min(Rows, (row * stride) - padding + size); i++)
            {
                for (int j = Math.Max(0, (column * stride) - padding); j < Math.Min(Columns, (column * stride) - padding + size); j++)
                {
                    int place = (((((sample * Rows) + i) * Columns) + j) * channels) + channel;
                    best = best < 0 || x[place] > x[best] ? place : best;
                }
            }

            maxima[at] = x[best];
            dx[best] += dy[at];
        }

        return (maxima, dx);
    }
}
