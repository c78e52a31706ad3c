namespace Mnist.Learning.Training;

/// <summary>Checks samples before training.</summary>
internal static class Samples
{
    /// <summary>Checks that every sample has a label of a category, and the size of the training samples.</summary>
    /// <exception cref="ArgumentException">There are no samples, a label is missing or outside the categories, or the size differs.</exception>
    public static SampleSet Check(SampleSet samples, SampleSet train, string name)
    {
        ArgumentNullException.ThrowIfNull(samples, name);
        if (samples.Count == 0)
        {
            throw new ArgumentException("There are no samples to train on. Use a set that has some.", name);
        }

        if (samples.Rows != train.Rows || samples.Columns != train.Columns)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The images are {samples.Rows} x {samples.Columns}, but the training images are {train.Rows} x {train.Columns}. Use images of one size."),
                name);
        }

        int first = train.Origin.Identity.LabelOffset;
        int categories = train.Categories.Count;
        for (int i = 0; i < samples.Count; i++)
        {
            int label = samples.LabelAt(i);
            if ((uint)(label - first) >= (uint)categories)
            {
                string has = label == MnistSample.Unlabeled ? "has no label" : FormattableString.Invariant($"has the label {label}");
                throw new ArgumentException(
                    FormattableString.Invariant($"Labels must be from {first} to {first + categories - 1}, but sample {i} {has}."), name);
            }
        }

        return samples;
    }
}
