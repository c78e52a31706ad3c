using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notebooks.Runner;

/// <summary>Looks for pictures that show nothing.</summary>
internal static partial class PictureCheck
{
    /// <summary>What is wrong with the pictures of an output; null when nothing is.</summary>
    public static string? FindFault(JsonObject output)
    {
        if (output["data"] is not JsonObject data)
        {
            return null;
        }

        foreach ((string type, JsonNode? content) in data)
        {
            string text = content is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)content ?? "";
            if (text.Trim().Length == 0)
            {
                return $"an output of type {type} is empty";
            }

            string? fault = type switch
            {
                "image/svg+xml" => FaultOfSvg(text),
                "text/html" => FaultOfHtml(text),
                _ => null,
            };
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }

    private static string? FaultOfHtml(string html)
    {
        foreach (Match image in Image().Matches(html))
        {
            string address = image.Groups["address"].Value;
            if (!Address().IsMatch(address))
            {
                return $"a picture has the address '{address[..Math.Min(40, address.Length)]}'";
            }

            byte[] content = Convert.FromBase64String(address[(address.IndexOf(',') + 1)..]);
            string? fault = address.StartsWith("data:image/png", StringComparison.Ordinal) ? FaultOfPng(content) : FaultOfSvg(Encoding.UTF8.GetString(content));
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }

    // The background and one mark at least; digits are pictures inside.
    private static string? FaultOfSvg(string svg)
    {
        if (Mark().Count(svg) < 2)
        {
            return "an SVG picture has no marks";
        }

        return InnerPng().Matches(svg).Select(match => FaultOfPng(Convert.FromBase64String(match.Groups["content"].Value))).FirstOrDefault(fault => fault is not null);
    }

    // Its bytes, filters apart, are all the same: one color.
    private static string? FaultOfPng(byte[] png)
    {
        using var compressed = new MemoryStream();
        for (int place = 8; place + 12 <= png.Length;)
        {
            int length = (png[place] << 24) | (png[place + 1] << 16) | (png[place + 2] << 8) | png[place + 3];
            if (Encoding.ASCII.GetString(png, place + 4, 4) == "IDAT")
            {
                compressed.Write(png, place + 8, length);
            }

            place += length + 12;
        }

        if (compressed.Length == 0)
        {
            return "a PNG picture has no content";
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
