namespace Mnist.Formats;

/// <summary>Where the images of a tree are.</summary>
public enum ImageTreeLayout
{
    /// <summary><c>train/000000-num5.png</c>: the place in the split, and the label, as in the published mnist_train.tar.gz.</summary>
    Numbered,

    /// <summary>
    /// <c>train/5/000000.png</c>: a folder for each category, as class folders of other libraries are; the number is the place in the
    /// split. A category with a name of its own has both: <c>train/9-Ankle boot/000000.png</c>.
    /// </summary>
    Category,
}
