using Mnist;
using Mnist.Learning;

namespace MnistPS.Commands;

/// <summary>Keeps the mistakes with the highest probability.</summary>
/// <param name="count">The largest number of mistakes to keep.</param>
/// <param name="split">The split of their samples; null for both.</param>
internal sealed class WorstMistakes(int count, Split? split)
{
    // The lowest probability first, because it is removed first.
    private readonly PriorityQueue<Prediction, float> _mistakes = new();

    /// <summary>True if there was a prediction, right or wrong.</summary>
    public bool HasSeen { get; private set; }

    /// <summary>The number of all mistakes.</summary>
    public long Total { get; private set; }

    /// <summary>The origin of the mistakes, for headings.</summary>
    public SourceName Name { get; } = new();

    /// <summary>Adds a prediction.</summary>
    public void Add(Prediction prediction)
    {
        PredictionCheck.SameCategories(prediction);
        HasSeen = true;
        if (prediction.IsCorrect != false || (split is not null && prediction.Sample.Split != split))
        {
            return;
        }

        Name.Note(prediction.Sample.Dataset, prediction.Sample.Split);
        Total++;
        _mistakes.Enqueue(prediction, prediction.Probability);
        if (_mistakes.Count > count)
        {
            _mistakes.Dequeue();
        }
    }

    /// <summary>Returns the mistakes that are kept, the highest probability first.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public Prediction[] Get()
    {
        if (_mistakes.Count == 0)
        {
            throw new ArgumentException(HasSeen
                ? "The predictions have no mistakes to show. All are right, or have no true labels: pipe in others."
                : "There are no predictions. Pipe in those of Invoke-MnistModel.");
        }

        return
        [
            .. _mistakes.UnorderedItems.Select(item => item.Element)
                .OrderByDescending(mistake => mistake.Probability)
                .ThenBy(mistake => mistake.Sample.Index),
        ];
    }
}
