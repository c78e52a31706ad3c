using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Notebooks.Tests;

/// <summary>Looks for outputs that show nothing, or what no reader wants to see.</summary>
internal static partial class OutputCheck
{
    /// <summary>What is wrong with an output; null when nothing is.</summary>
    public static string? FindFault(string type, string text) =>
        text.Trim().Length == 0 ? $"an output of type {type} is empty"
        : text.Contains('\u001b', StringComparison.Ordinal) ? "an output has color codes"
        : text.Contains("class=\"dni-treeview\"", StringComparison.Ordinal) ? "an object shows as a tree of its properties"
        : type switch
        {
            "image/svg+xml" => FindFaultOfSvg(text),
            "text/html" => Image().Matches(text).Select(match => FindFaultOfImage(match.Groups["address"].Value)).FirstOrDefault(fault => fault is not null),
            _ => null,
        };

    private static string? FindFaultOfImage(string address)
    {
        if (!Address().IsMatch(address))
        {
            return $"a picture has the address '{address[..Math.Min(40, address.Length)]}'";
        }

        byte[] content = Convert.FromBase64String(address[(address.IndexOf(',') + 1)..]);
        return address.StartsWith("data:image/png", StringComparison.Ordinal) ? FindFaultOfPng(content) : FindFaultOfSvg(Encoding.UTF8.GetString(content));
    }

    // The background and one mark at least; digits are pictures inside.
    private static string? FindFaultOfSvg(string svg) => Mark().Count(svg) < 2
        ? "an SVG picture has no marks"
        : InnerPng().Matches(svg).Select(match => FindFaultOfPng(Convert.FromBase64String(match.Groups["content"].Value))).FirstOrDefault(fault => fault is not null);

    // One color: all bytes, those of filters apart, are the same.
    private static string? FindFaultOfPng(byte[] png)
    {
        using var compressed = new MemoryStream();
        for (int place = 8, length; place + 12 <= png.Length; place += length + 12)
        {
            length = (png[place] << 24) | (png[place + 1] << 16) | (png[place + 2] << 8) | png[place + 3];
            if (Encoding.ASCII.GetString(png, place + 4, 4) == "IDAT")
            {
                compressed.Write(png, place + 8, length);
            }
        }

        compressed.Position = 0;
        using var inflated = new MemoryStream();
        using (var inflater = new ZLibStream(compressed, CompressionMode.Decompress))
        {
            inflater.CopyTo(inflated);
        }

        return inflated.ToArray().Distinct().Count() < 2 ? "a PNG picture has one color only" : null;
    }

    [GeneratedRegex("<img[^>]* src=\"(?<address>[^\"]*)\"")]
    private static partial Regex Image();

    [GeneratedRegex("^data:image/(png|svg\\+xml);base64,.")]
    private static partial Regex Address();

    [GeneratedRegex("<(rect|path|circle|line|polyline|polygon|image|use)\\b")]
    private static partial Regex Mark();

    [GeneratedRegex("data:image/png;base64,(?<content>[A-Za-z0-9+/=]+)")]
    private static partial Regex InnerPng();
}
