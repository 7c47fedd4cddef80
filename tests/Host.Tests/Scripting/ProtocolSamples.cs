using System.Text.Json.Nodes;

namespace WorkflowConnect.Host.Tests.Scripting;

/// <summary>The protocols of templates/samples: every key that the template reads, in German and English.</summary>
internal static class ProtocolSamples
{
    private static readonly string Folder = Path.Combine(Templates(), "samples");

    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "protocol-*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static JsonObject Read(string name) => JsonNode.Parse(Bytes(name))!.AsObject();

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static byte[] Proof() => Bytes("proof.json");

    /// <summary>The template's words in a language.</summary>
    public static JsonObject Labels(string language) =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(Templates(), "protocol.labels.json")))![language]!.AsObject();

    private static string Templates()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "WorkflowConnect.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "templates");
    }
}
