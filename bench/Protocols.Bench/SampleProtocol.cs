using System.Text;
using System.Text.Json.Nodes;

namespace WorkflowConnect.Protocols.Bench;

/// <summary>A protocol of templates/samples as a mould for many that differ where real ones do.</summary>
internal sealed record SampleProtocol(string Name, string Text, byte[] Proof)
{
    public static IEnumerable<SampleProtocol> All()
    {
        var folder = Path.Combine(Templates(), "samples");
        var proof = File.ReadAllBytes(Path.Combine(folder, "proof.json"));
        return Directory.GetFiles(folder, "protocol-*.json").Order(StringComparer.Ordinal)
            .Select(path => new SampleProtocol(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path), proof));
    }

    /// <summary>Other numbers, names and fingerprints, so that nothing of a party is rendered twice.</summary>
    public byte[] Variant(int index)
    {
        var data = JsonNode.Parse(Text)!;
        data["protocol"]!["number"] = $"P-{index:000000}";
        foreach (var subject in data["subjects"]!.AsArray())
        {
            subject!["name"] = $"{subject["name"]} {index}";
            subject["recordReference"] = $"record-{index}";
            subject["fingerprint"] = index.ToString("x64", null);
        }

        return Encoding.UTF8.GetBytes(data.ToJsonString());
    }

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
