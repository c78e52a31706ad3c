using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Notebooks.Tests;

/// <summary>.NET Interactive in a process of its own, spoken to in lines of JSON; with a store, settings and packages of its own.</summary>
public sealed partial class Kernel : IDisposable
{
    // A cell that hangs; machines that run other things beside the tests take long.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(20);

    /// <summary>The folder that the kernel works in.</summary>
    public string Home { get; } = Directory.CreateTempSubdirectory("notebooks-tests-").FullName;
    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private int _commands;

    /// <summary>Starts the kernel; its store is empty.</summary>
    public Kernel()
        : this(withFashion: false)
    {
    }

    internal Kernel(bool withFashion)
    {
        if (withFashion)
        {
            string folder = Directory.CreateDirectory(Path.Combine(Home, "store", "FashionMNIST")).FullName;
            foreach (string file in Directory.GetFiles(Repository.FashionFolder))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }
        }

        // The only source of packages: nothing is asked for anywhere else.
        new XElement(
            "configuration",
            new XElement("packageSources", new XElement("clear"), new XElement("add", new XAttribute("key", "built"), new XAttribute("value", Repository.Metadata("PackageFeed")))))
            .Save(Path.Combine(Home, "nuget.config"));
        string[] arguments = [Repository.Metadata("Kernel"), "stdio", "--default-kernel", "csharp", "--working-dir", Home];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Home,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            Environment =
            {
                ["HOME"] = Home,
                ["LC_ALL"] = "C.UTF-8",
                ["USERPROFILE"] = Home,
                ["DOTNET_CLI_HOME"] = Home,
                ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
                ["MNIST_CATALOG"] = null,
                ["MNIST_HOME"] = Path.Combine(Home, "store"),
                ["MNISTPS_PLUGINS"] = null,
                ["NUGET_PACKAGES"] = Path.Combine(Home, "packages"),
                ["PSModulePath"] = Path.Combine(Repository.Root, "output"),
            },
        })!;
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.BeginErrorReadLine();
        Read(e => (string?)e["eventType"] == "KernelReady");
    }

    /// <summary>Runs a cell.</summary>
    /// <returns>Its outputs, as a notebook keeps them.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message is the kernel's.</exception>
    public IReadOnlyList<JsonObject> Run(string code, string language = "csharp")
    {
        string token = $"cell{++_commands}";
        var command = new JsonObject
        {
            ["token"] = token,
            ["commandType"] = "SubmitCode",
            ["command"] = new JsonObject { ["code"] = code, ["targetKernelName"] = language },
        };
        _process.StandardInput.WriteLine(command.ToJsonString());
        _process.StandardInput.Flush();
        var outputs = new List<JsonObject>();
        var displays = new Dictionary<string, JsonObject>();
        var failures = new List<string>();
        Read(message =>
        {
            string type = (string)message["eventType"]!;
            JsonNode content = message["event"]!;
            switch (type)
            {
                case "StandardOutputValueProduced" or "StandardErrorValueProduced":
                    AddText(outputs, type == "StandardOutputValueProduced" ? "stdout" : "stderr", (string)content["formattedValues"]![0]!["value"]!);
                    break;
                case "ReturnValueProduced":
                    outputs.Add(new JsonObject { ["data"] = Data(content), ["metadata"] = new JsonObject(), ["output_type"] = "execute_result" });
                    break;
                case "DisplayedValueProduced":
                    var display = new JsonObject { ["data"] = Data(content), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" };
                    outputs.Add(display);
                    displays[(string?)content["valueId"] ?? ""] = display;
                    break;
                case "DisplayedValueUpdated":
                    displays[(string)content["valueId"]!]["data"] = Data(content);
                    break;
                case "ErrorProduced" or "CommandFailed":
                    failures.Add((string?)content["message"] ?? type);
                    break;
            }

            return type is "CommandSucceeded" or "CommandFailed" && (string?)message["command"]?["token"] == token;
        });

        // Where packages lie differs from machine to machine.
        outputs.RemoveAll(output => ((string?)output["data"]?["text/plain"]?[0])?.StartsWith("Loading extension script from", StringComparison.Ordinal) == true);
        return failures.Count == 0 ? outputs
            : throw new InvalidOperationException(string.Join('\n', failures.Distinct().Concat(outputs.Select(output => string.Concat(output["text"]?.AsArray() ?? [])))));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Its input at an end, the kernel ends.
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        Directory.Delete(Home, recursive: true);
    }

    // Until an event is the last one; what is no event is the kernel's greeting.
    private void Read(Func<JsonNode, bool> isLast)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            string line = _process.StandardOutput.ReadLineAsync(patience.Token).AsTask().GetAwaiter().GetResult()
                ?? throw new InvalidOperationException($"The kernel ended. {_errors}");
            if (line.StartsWith('{') && isLast(JsonNode.Parse(line)!))
            {
                return;
            }
        }
    }

    // Text after text is one output, as Jupyter has it.
    private static void AddText(List<JsonObject> outputs, string stream, string text)
    {
        text = text.ReplaceLineEndings("\n");
        if (outputs.LastOrDefault() is JsonObject last && (string?)last["name"] == stream)
        {
            text = string.Concat(last["text"]!.AsArray().Select(line => (string?)line)) + text;
            outputs.Remove(last);
        }

        if (text.Length > 0)
        {
            outputs.Add(new JsonObject { ["name"] = stream, ["output_type"] = "stream", ["text"] = Lines(text) });
        }
    }

    private static JsonObject Data(JsonNode content) => new(content["formattedValues"]!.AsArray()
        .Select(value => KeyValuePair.Create((string)value!["mimeType"]!, (JsonNode?)Lines(((string)value["value"]!).ReplaceLineEndings("\n")))));

    private static JsonArray Lines(string text) => [.. EndOfLine().Split(text).Where(line => line.Length > 0).Select(line => JsonValue.Create(line))];

    [GeneratedRegex("(?<=\n)")]
    private static partial Regex EndOfLine();
}
