using System.Globalization;

namespace Mnist;

/// <summary>Spans of time for people: <c>30 seconds</c>, <c>0.2 seconds</c>.</summary>
internal static class Duration
{
    public static string ToText(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} seconds");
}
