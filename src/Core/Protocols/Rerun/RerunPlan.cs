using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Data;
using WorkflowConnect.Core.Ledger;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Core.Protocols;

/// <summary>Sorts out, entry by entry, what of a ledger can be run again and with what.</summary>
internal sealed class RerunPlan(Version firstWithInput)
{
    private readonly Dictionary<string, RerunGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string List, long Made, bool IsEnded)> _clearances = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _others = new(StringComparer.Ordinal);
    private bool _hasInput;

    public IReadOnlyCollection<RerunGroup> Groups => _groups.Values;

    /// <summary>The kept profiles by their hash.</summary>
    public Dictionary<string, ScreeningProfile> Profiles { get; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> ByOtherEngine => _others;

    public int WithoutMatch { get; private set; }

    public int OfOlderSchema { get; private set; }

    public int Erased { get; private set; }

    /// <summary>Takes note of an entry; what is wrong with it already, or null.</summary>
    public RerunFinding? Take(LedgerEntry entry)
    {
        try
        {
            switch (entry.Kind)
            {
                case "protocol" when entry.Payload is null:
                    Erased++;
                    break;
                case "protocol":
                    return TakeProtocol(RecordedProtocol.Read(entry));
                case RecordMethod.Profile when entry.Payload is { } payload:
                    TakeProfile(JsonNode.Parse(payload)!["profile"]);
                    break;
                case "check" when entry.Payload is { } payload:
                    return TakeCheck(entry, JsonNode.Parse(payload)!);
                case { } kind when kind.StartsWith("clearance-", StringComparison.Ordinal) && entry.Payload is { } payload:
                    TakeClearance(kind, entry.Sequence, JsonNode.Parse(payload)!);
                    break;
            }

            return null;
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or NullReferenceException)
        {
            var what = entry.Number is { } number && entry.Kind == "protocol" ? WriteProtocol.NumberText(number) : entry.Kind;
            return new RerunFinding(what, entry.Sequence, "The entry is not as this product writes it.");
        }
    }

    /// <summary>What is wrong with the clearances that a protocol's subject names, or null.</summary>
    public string? ClearanceProblem(JsonObject subject, long sequence)
    {
        foreach (var known in (subject["knownFalsePositives"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var id = (string?)known["clearance"] ?? "";
            if (!_clearances.TryGetValue(id, out var clearance) || clearance.Made > sequence)
            {
                return $"known false positive: the ledger knows no clearance {id} from before";
            }

            if (clearance.List != (string?)known["list"])
            {
                return $"known false positive: clearance {id} is about another list";
            }
        }

        return null;
    }

    private RerunFinding? TakeProtocol(RecordedProtocol protocol)
    {
        if (protocol.Schema < firstWithInput)
        {
            OfOlderSchema++;

            // Whoever makes a protocol look old to keep it from being run again is found out by its place.
            return _hasInput ? new RerunFinding(protocol.Number, protocol.Sequence, $"Its schema {protocol.Schema} is older than that of protocols before it.") : null;
        }

        _hasInput = true;
        if (protocol.Subjects.Count == 0 || protocol.Subjects.All(IsWithoutMatch))
        {
            WithoutMatch++;
            return null;
        }

        if (protocol.Engine != MatcherVersion.Current || protocol.Provider is not null)
        {
            var engine = protocol.Provider ?? protocol.Engine;
            _others[engine] = _others.GetValueOrDefault(engine) + 1;
            return null;
        }

        var key = $"{protocol.ProfileSha256}\n{string.Join('\n', protocol.Lists)}";
        if (!_groups.TryGetValue(key, out var group))
        {
            _groups[key] = group = new RerunGroup(protocol.ProfileSha256, protocol.Lists);
        }

        group.Protocols.Add(protocol.Number);
        group.Sequences.Add(protocol.Sequence);
        return null;
    }

    /// <summary>Nothing was compared: a list was missing or too old, or a service did not answer. A name that could not be compared is tried again.</summary>
    public static bool IsWithoutMatch(JsonObject subject) =>
        (string?)subject["outcome"] == DomainJson.Word(ScreeningOutcome.NotScreened)
        && (string?)subject["reason"] is { } reason
        && reason != DomainJson.Word(NotScreenedReason.InputUnusable);

    private void TakeProfile(JsonNode? content)
    {
        // By the hash of what stands there, not by the hash that stands there.
        if (content is not null)
        {
            Profiles[Sha256Hex.Of(CanonicalJson.Write(content))] = content.Deserialize<ScreeningProfile>(DomainJson.Options)
                ?? throw new FormatException("The entry holds no profile.");
        }
    }

    /// <summary>A check may use only clearances that were made before and have not ended: the ledger's order tells.</summary>
    private RerunFinding? TakeCheck(LedgerEntry entry, JsonNode facts)
    {
        var used = (facts["subjects"] as JsonArray ?? []).OfType<JsonObject>()
            .SelectMany(subject => subject["knownFalsePositives"] as JsonArray ?? [])
            .Select(use => (string)use!["clearance"]!);
        return used.FirstOrDefault(id => !_clearances.TryGetValue(id, out var clearance) || clearance.IsEnded) is { } wrong
            ? new RerunFinding($"check {entry.Reference}", entry.Sequence, $"It used clearance {wrong}, which was not in force.")
            : null;
    }

    private void TakeClearance(string kind, long sequence, JsonNode facts)
    {
        var id = (string)facts["clearanceId"]!;
        if (kind == "clearance-made")
        {
            _clearances[id] = ((string)facts["list"]!, sequence, false);
        }
        else if (kind != "clearance-refused" && _clearances.TryGetValue(id, out var clearance))
        {
            _clearances[id] = clearance with { IsEnded = true };
        }
    }
}
