namespace Mnist;

/// <summary>The shape that a batch of n images says it has; with one channel the numbers lie in the same order in all.</summary>
public enum ImageLayout
{
    /// <summary>n x (rows · columns), for example 100 x 784.</summary>
    Flat,

    /// <summary>n x rows x columns.</summary>
    Image,

    /// <summary>n x rows x columns x 1, as TensorFlow's <c>reshape=False</c>.</summary>
    ChannelsLast,

    /// <summary>n x 1 x rows x columns, as Caffe and Torch.</summary>
    ChannelsFirst,
}
