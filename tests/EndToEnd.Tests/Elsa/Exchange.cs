using System.Text.Json.Nodes;

namespace WorkflowConnect.EndToEnd.Tests.Elsa;

/// <summary>A request that a real Elsa 3.8 server was sent, and what it answered.</summary>
internal sealed record Exchange(string Name, string Method, string Path, JsonNode? Body, int Status, JsonObject Headers, JsonNode? Answer)
{
    /// <summary>The recordings in the order in which they were made; none where they are not at hand.</summary>
    public static IReadOnlyList<Exchange> All { get; } = Read();

    private static IReadOnlyList<Exchange> Read()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var recordings = System.IO.Path.Combine(folder.FullName, "shared", "elsa", "exchange");
            if (Directory.Exists(recordings))
            {
                return [.. Directory.GetFiles(recordings, "*.json").Order(StringComparer.Ordinal).Select(Read)];
            }
        }

        return [];
    }

    private static Exchange Read(string file)
    {
        var recording = JsonNode.Parse(File.ReadAllText(file))!;
        var request = recording["request"]!;
        return new Exchange(
            System.IO.Path.GetFileNameWithoutExtension(file),
            (string)request["method"]!,
            (string)request["path"]!,
            request["body"]?.DeepClone(),
            (int)recording["status"]!,
            recording["headers"]!.AsObject(),
            recording["response"]?.DeepClone());
    }
}
