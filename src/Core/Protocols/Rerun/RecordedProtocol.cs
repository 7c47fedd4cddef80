using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Decisions;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Protocols;

/// <summary>What a protocol in the ledger says about its match. The ledger is evidence to be doubted: nothing about its shape is taken for granted.</summary>
internal sealed record RecordedProtocol
{
    public required string Number { get; init; }

    public required long Sequence { get; init; }

    public required Version Schema { get; init; }

    public required string Engine { get; init; }

    /// <summary>The external service that had a say, or null: what it said cannot be asked for again.</summary>
    public string? Provider { get; init; }

    /// <summary>Hash of the profile; empty in a schema before 1.1.</summary>
    public required string ProfileSha256 { get; init; }

    /// <summary>The lists that were compared with, <c>CODE@sha256</c>, ordered.</summary>
    public required IReadOnlyList<string> Lists { get; init; }

    public required IReadOnlyList<JsonObject> Subjects { get; init; }

    /// <summary>The result as printed.</summary>
    public required string Result { get; init; }

    /// <summary>What people decided, or null.</summary>
    public required Verdict? Verdict { get; init; }

    /// <summary>Reads the payload of a protocol's ledger entry.</summary>
    /// <exception cref="FormatException">It is no protocol as this product writes it.</exception>
    public static RecordedProtocol Read(LedgerEntry entry)
    {
        try
        {
            var root = JsonNode.Parse(entry.Payload!)!.AsObject();
            var (protocol, method) = (root["protocol"]!.AsObject(), root["method"]!.AsObject());
            return new RecordedProtocol
            {
                Number = Text(protocol["number"]),
                Sequence = entry.Sequence,
                Schema = Version.Parse(Text(protocol["schemaVersion"])),
                Engine = method["engineVersion"] is { } version ? $"{Text(method["engine"])}/{Text(version)}" : Text(method["engine"]),
                Provider = (string?)method["provider"]?["name"],
                ProfileSha256 = method["profile"]?["sha256"] is { } hash ? Text(hash) : "",
                Lists =
                [
                    .. root["lists"]!.AsArray().Select(list => list!.AsObject())
                        .Where(list => list["available"]!.GetValue<bool>())
                        .Select(list => $"{Text(list["code"])}@{Text(list["sha256"])}")
                        .Order(StringComparer.Ordinal),
                ],
                Subjects = [.. root["subjects"]!.AsArray().Select(subject => subject!.AsObject())],
                Result = Text(root["result"]!["status"]),
                Verdict = Enum.TryParse<Verdict>((string?)root["decision"]?["status"], ignoreCase: true, out var verdict) ? verdict : null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NullReferenceException or ArgumentException or FormatException or OverflowException)
        {
            throw new FormatException("The payload is not a protocol as this product writes it.", e);
        }
    }

    /// <summary>Exactly what went to the matcher for a subject.</summary>
    /// <exception cref="FormatException">The subject does not hold it.</exception>
    public static Party InputOf(JsonObject subject)
    {
        try
        {
            return subject["input"].Deserialize<Party>(DomainJson.Options) ?? throw new FormatException("A subject holds no input.");
        }
        catch (JsonException e)
        {
            throw new FormatException("A subject's input cannot be read.", e);
        }
    }

    /// <summary>The outcome of a subject.</summary>
    /// <exception cref="FormatException">The subject has none.</exception>
    public static ScreeningOutcome OutcomeOf(JsonObject subject) =>
        Enum.TryParse<ScreeningOutcome>(Text(subject["outcome"]), ignoreCase: true, out var outcome)
            ? outcome
            : throw new FormatException("A subject's outcome is none that there is.");

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? throw new FormatException("A text is missing.");
}
