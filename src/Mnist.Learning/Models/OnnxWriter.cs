namespace Mnist.Learning;

internal static class OnnxWriter
{
    public static void Write(string path, MnistModel model, Overwrite overwrite) => throw new NotSupportedException(path + model + overwrite);
}
