namespace Mnist;

public sealed partial class SampleSet
{
    /// <summary>Sets samples aside for validation.</summary>
    /// <param name="validationSize">How many, 0 to <see cref="Count"/>.</param>
    /// <param name="stratified">
    /// False: the first ones, as TensorFlow's <c>read_data_sets</c>. True: drawn at random, each category with its share (the nearest
    /// whole numbers that add up, by largest remainder).
    /// </param>
    /// <param name="seed">What the draw depends on.</param>
    /// <returns>Two views that together have every sample once, both in the order of this set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The set has fewer samples.</exception>
    public (SampleSet Train, SampleSet Validation) Divide(int validationSize, bool stratified = false, long seed = 0)
    {
        if (validationSize < 0 || validationSize > Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(validationSize), validationSize, FormattableString.Invariant($"The validation size must be from 0 to {Count}, not {validationSize}."));
        }

        if (!stratified)
        {
            return (Skip(validationSize), Take(validationSize));
        }

        bool[] isValidation = StratifiedDraw.Draw(GetLabels(), validationSize, seed);
        int[] validation = new int[validationSize];
        int[] train = new int[Count - validationSize];
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
