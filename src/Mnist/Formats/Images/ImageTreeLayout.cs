namespace Mnist.Formats;

/// <summary>The folders and names of the images in a tree.</summary>
public enum ImageTreeLayout
{
    /// <summary><c>train/000000-num5.png</c>: position in the split and label, as in the published mnist_train.tar.gz.</summary>
    Numbered,

    /// <summary>
    /// <c>train/5/000000.png</c>: a folder for each category, as many libraries read it. The number is the position in the split. If a
    /// category has a name, the folder has label and name: <c>train/9-Ankle boot/000000.png</c>.
    /// </summary>
    Category,
}
