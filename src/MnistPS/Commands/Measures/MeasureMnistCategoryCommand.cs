using System.Management.Automation;
using Mnist;
using Mnist.Statistics;

namespace MnistPS.Commands;

/// <summary>Counts the samples in each category, as in the table of the dataset's page.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "MnistCategory", DefaultParameterSetName = NameSet)]
[OutputType(typeof(CategoryCount), typeof(CategoryTotal))]
public sealed class MeasureMnistCategoryCommand : MeasureCommand
{
    private readonly CategoryCounter _counter = new();

    /// <summary>Adds the totals at the end.</summary>
    [Parameter]
    public SwitchParameter IncludeTotal { get; set; }

    /// <inheritdoc/>
    protected override void Measure(SampleSet samples) => _counter.Add(samples);

    /// <inheritdoc/>
    protected override void Measure(MnistSample sample) => _counter.Add(sample);

    /// <inheritdoc/>
    private protected override bool HasMeasured
    {
        get
        {
            if (_counter.Unlabeled > 0)
            {
                WriteWarning(FormattableString.Invariant($"{_counter.Unlabeled} samples have no label and are not counted in a category."));
            }

            return _counter.ToTable().Any(row => row.Total > 0);
        }
    }

    /// <inheritdoc/>
    private protected override void WriteResult()
    {
        IReadOnlyList<CategoryCount> table = _counter.ToTable();
        WriteObject(table, enumerateCollection: true);
        if (IncludeTotal)
        {
            WriteObject(CategoryTotal.Of(table));
        }
    }
}
