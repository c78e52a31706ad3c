namespace Mnist;

/// <summary>The shape of the images in a batch of n. With one channel, the order of the numbers is the same in all layouts.</summary>
public enum ImageLayout
{
    /// <summary>n x (rows · columns), for example 100 x 784.</summary>
    Flat,

    /// <summary>n x rows x columns.</summary>
    Image,

    /// <summary>n x rows x columns x 1, as with TensorFlow's <c>reshape=False</c>.</summary>
    ChannelsLast,

    /// <summary>n x 1 x rows x columns, as in Caffe and Torch.</summary>
    ChannelsFirst,
}
