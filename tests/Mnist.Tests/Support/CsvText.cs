using System.Globalization;

namespace Mnist.Tests.Support;

/// <summary>CSV made by hand, by the rule of pjreddie's script: label first, no spaces, LF.</summary>
internal static class CsvText
{
    /// <summary>A line without its end: a label and pixels 1, 2, 3, ...</summary>
    public static string Row(int label, int pixels = 784) => Join([label, .. Pixels(pixels)]);

    public static IEnumerable<int> Pixels(int count = 784) => Enumerable.Range(1, count).Select(i => i % 256);

    public static string Join(IEnumerable<int> numbers) =>
        string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    /// <summary><c>1x1,1x2,...,28x28</c>.</summary>
    public static string GridNames(int rows = 28, int columns = 28) => string.Join(',',
        Enumerable.Range(1, rows).SelectMany(row => Enumerable.Range(1, columns).Select(column => Name(row) + "x" + Name(column))));

    /// <summary><c>pixel0,...,pixel783</c>.</summary>
    public static string KaggleNames(int count = 784) => string.Join(',', Enumerable.Range(0, count).Select(i => "pixel" + Name(i)));

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);
}
