using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Mnist.Learning;
using Mnist.Statistics;

namespace Mnist.Interactive;

/// <summary>Shows the objects of a pipeline in a cell: rows in one table, samples on one sheet, a training run as a live curve.</summary>
public sealed class PipelineDisplay
{
    private readonly List<object> _rows = [];
    private Type? _kind;
    private LiveTraining? _training;
    private TrainingRecord? _last;

    /// <summary>Adds the next object.</summary>
    /// <param name="item">An object from the pipeline. The caller shows null.</param>
    /// <returns>True for an object of Mnist or Mnist.Learning. The caller shows others.</returns>
    public bool Add(object? item)
    {
        if (item is TrainingRecord record)
        {
            ShowRows();
            long batches = record.Iteration - (_last?.Iteration ?? 0);
            TimeSpan time = record.Elapsed - (_last?.Elapsed ?? TimeSpan.Zero);
            (_training ??= new LiveTraining()).Report(new TrainingProgress(record.Iteration, record.Iterations, record)
            {
                Loss = record.Loss,
                TrainAccuracy = record.TrainAccuracy,
                SamplesPerSecond = record.SamplesPerSecond,
                Remaining = time * ((record.Iterations - record.Iteration) / (double)Math.Max(1, batches)),
            });
            _last = record;
            return true;
        }

        // The table of categories has its own row of totals.
        if (item is CategoryTotal && _kind == typeof(CategoryCount))
        {
            return true;
        }

        Type? kind = Formatters.Rows.FirstOrDefault(type => type.IsInstanceOfType(item));
        if (kind is null || kind != _kind)
        {
            Complete();
        }

        if (kind is not null)
        {
            _kind = kind;
            _rows.Add(item!);
            return true;
        }

        if (!$"{item?.GetType().Namespace}.".StartsWith("Mnist.", StringComparison.Ordinal))
        {
            return false;
        }

        Show(item!);
        return true;
    }

    /// <summary>Shows the remaining rows.</summary>
    public void Complete()
    {
        ShowRows();
        (_training, _last) = (null, null);
    }

    private void ShowRows()
    {
        if (_rows.Count > 0)
        {
            Array rows = Array.CreateInstance(_kind!, _rows.Count);
            _rows.ToArray().CopyTo(rows, 0);
            Show(_rows.Count == 1 ? _rows[0] : rows);
        }

        _rows.Clear();
        _kind = null;
    }

    private static void Show(object item) =>
        KernelInvocationContext.Current?.Display(item, [.. Formatter.GetPreferredMimeTypesFor(item.GetType())]);
}
