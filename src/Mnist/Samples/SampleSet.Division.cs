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
