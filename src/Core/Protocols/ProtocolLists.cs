using System.Text.Json.Nodes;
using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Lists;

namespace WorkflowConnect.Core.Protocols;

/// <summary>The part of a protocol about the lists: those that were used, and those that should have been.</summary>
public sealed class ProtocolLists(IReadOnlyList<ListSource> sources)
{
    public JsonArray Of(Check check)
    {
        var used = check.Subjects.SelectMany(s => s.Result.Lists).DistinctBy(v => v.List).ToDictionary(v => v.List, StringComparer.Ordinal);
        var unavailable = check.Subjects.SelectMany(s => s.Result.UnavailableLists).ToHashSet(StringComparer.Ordinal);

        // A house list in which nobody entered anything is no list that was missing.
        return new JsonArray([.. check.Profile.AllLists.Where(code => code != ListCodes.House || used.ContainsKey(code) || unavailable.Contains(code)).Select(code => Row(code, used.GetValueOrDefault(code), unavailable.Contains(code), check))]);
    }

    private JsonNode Row(string code, ListVersion? version, bool unavailable, Check check)
    {
        var source = sources.FirstOrDefault(s => s.Code == code);
        return new JsonObject
        {
            ["code"] = code,
            ["name"] = check.Language == "de" ? source?.NameGerman : source?.NameEnglish,
            ["publisher"] = source?.Publisher,
            ["legalBasis"] = source?.LegalBasis,
            ["role"] = check.Profile.MandatoryLists.Contains(code, StringComparer.Ordinal) ? "mandatory" : "advisory",
            ["publishedAt"] = version?.PublishedAt is { } published ? ProtocolContent.Iso(published) : null,
            ["fetchedAt"] = version is null ? null : ProtocolContent.Iso(version.FetchedAt),
            ["entries"] = version?.EntryCount,
            ["sha256"] = version?.Sha256,
            ["ageHours"] = version is null ? null : Math.Round((check.StartedAt - version.FetchedAt).TotalHours, 1),
            ["allowedAgeHours"] = check.Profile.MaximumListAge.TotalHours,
            ["sample"] = version?.IsSample,
            ["available"] = version is not null && !unavailable,
            ["unavailableReason"] = version is null ? "missing" : unavailable ? "tooOld" : null,
        };
    }
}
