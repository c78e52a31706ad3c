namespace Mnist;

public sealed partial class SampleSet
{
    /// <summary>Divides the set into samples for training and for validation.</summary>
    /// <param name="validationSize">The number of samples for validation, 0 to <see cref="Count"/>.</param>
    /// <param name="stratified">
    /// False takes the first ones, as TensorFlow's <c>read_data_sets</c> does. True draws them at random. Each category then keeps its
    /// share, rounded by largest remainder.
    /// </param>
    /// <param name="seed">The seed of the draw. It gives the same samples on every platform.</param>
    /// <returns>Two views in the order of this set. Each sample is in one of them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative, or greater than <see cref="Count"/>.</exception>
    public (SampleSet Train, SampleSet Validation) Divide(int validationSize, bool stratified = false, long seed = 0)
    {
        CheckValidationSize(validationSize);
        if (!stratified)
        {
            return (Skip(validationSize), Take(validationSize));
        }

        return Separate(StratifiedDraw.Draw(GetLabels(), validationSize, seed));
    }

    /// <summary>Divides the set into samples for training and for validation, with all samples of a writer in the same part.</summary>
    /// <remarks>
    /// Digits by one person look alike. A model that learned from some of them recognizes the others more easily than those of new persons.
    /// The writers are drawn at random until the validation samples are enough, so there can be some more than asked for.
    /// </remarks>
    /// <param name="validationSize">The smallest number of samples for validation, 0 to <see cref="Count"/>.</param>
    /// <param name="seed">The seed of the draw. It gives the same samples on every platform.</param>
    /// <returns>Two views in the order of this set. Each sample is in one of them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative, or greater than <see cref="Count"/>.</exception>
    /// <exception cref="InvalidOperationException">The writers of the samples are not known.</exception>
    public (SampleSet Train, SampleSet Validation) DivideByWriter(int validationSize, long seed = 0)
    {
        CheckValidationSize(validationSize);
        WriterTable table = _origin.Writers ?? throw new InvalidOperationException(
            $"The writers of {this} are not known. Use samples of QMNIST, or MnistDataset.WithWriters.");
        int[] writers = new int[Count];
        var sizes = new SortedDictionary<int, int>();
        for (int i = 0; i < writers.Length; i++)
        {
            int writer = writers[i] = table[Place(i)][WriterTable.Writer];
            sizes[writer] = sizes.GetValueOrDefault(writer) + 1;
        }

        int[] known = [.. sizes.Keys];
        var drawn = new HashSet<int>();
        int size = 0;
        foreach (int place in RandomOrder.Draw(known.Length, known.Length, seed).TakeWhile(_ => size < validationSize))
        {
            drawn.Add(known[place]);
            size += sizes[known[place]];
        }

        return Separate(Array.ConvertAll(writers, drawn.Contains));
    }

    private void CheckValidationSize(int validationSize)
    {
        if (validationSize < 0 || validationSize > Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(validationSize), validationSize, FormattableString.Invariant($"The validation size must be from 0 to {Count}, not {validationSize}."));
        }
    }

    private (SampleSet Train, SampleSet Validation) Separate(bool[] isValidation)
    {
        int[] validation = new int[isValidation.Count(drawn => drawn)];
        int[] train = new int[Count - validation.Length];
        int validationCount = 0;
        for (int i = 0; i < isValidation.Length; i++)
        {
            if (isValidation[i])
            {
                validation[validationCount++] = i;
            }
            else
            {
                train[i - validationCount] = i;
            }
        }

        return (Select(train), Select(validation));
    }
}
