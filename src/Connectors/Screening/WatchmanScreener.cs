using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Connectors.Screening;

/// <summary>
/// Moov Watchman, version 2: <c>GET /v2/search</c> for each party, <c>GET /v2/listinfo</c> for the state of its lists
/// (source: its OpenAPI description). The interface takes names in the query of the address; run it where no proxy
/// keeps addresses.
/// </summary>
internal sealed class WatchmanScreener(IOptions<ServiceOptions> options, ServiceHttp http, TimeProvider time, ILogger<WatchmanScreener> logger)
    : ServiceScreener(options, time, logger)
{
    private const int MostResults = 20;

    /// <summary>Watchman's names of the publishers' lists.</summary>
    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        [ListCodes.Eu] = "eu_csl",
        [ListCodes.Un] = "un_csl",
        [ListCodes.OfacSdn] = "us_ofac",
        [ListCodes.OfacOther] = "us_non_sdn",
        [ListCodes.Uk] = "uk_csl",
    };

    protected override string Name => "watchman";

    protected override IReadOnlyDictionary<string, string> UsualNames => Usual;

    protected override string Engine => "watchman/2";

    protected override async Task<Func<string, ServiceList?>> ListsAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.CallAsync(HttpMethod.Get, "v2/listinfo", null, cancellationToken);
        var root = answer.RootElement;
        var lists = root.Property("lists", JsonValueKind.Object) ?? throw new ServiceTrouble("malformed");
        var hashes = root.Property("listHashes", JsonValueKind.Object) ?? default;
        var loaded = root.Time("endedAt");
        var known = lists.EnumerateObject()
            .Where(list => list.Value.ValueKind == JsonValueKind.Number && list.Value.TryGetInt32(out var count) && count > 0)
            .ToDictionary(
                list => list.Name,
                list => new ServiceList(list.Name, hashes.Text(list.Name) ?? "unknown", loaded, list.Value.GetInt32()),
                StringComparer.Ordinal);
        return code => NameOf(code) is { } name ? known.GetValueOrDefault(name) : null;
    }

    protected override async Task<IReadOnlyList<(IReadOnlyList<ServiceMatch> Matches, string? Problem)>> AskAsync(
        IReadOnlyList<Party> parties, ScreeningProfile profile, CancellationToken cancellationToken)
    {
        var answers = new (IReadOnlyList<ServiceMatch>, string?)[parties.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, parties.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Options.CallsAtOnce, CancellationToken = cancellationToken },
            async (i, token) => answers[i] = await AskAsync(parties[i], profile, token));
        return answers;
    }

    private async Task<(IReadOnlyList<ServiceMatch> Matches, string? Problem)> AskAsync(Party party, ScreeningProfile profile, CancellationToken cancellationToken)
    {
        try
        {
            // Whoever has a type "business" may be listed as "organization" and the other way round.
            var types = party.Kind == PartyKind.Person ? ["person"] : (string[])["business", "organization"];
            var matches = new List<ServiceMatch>();
            foreach (var type in types)
            {
                using var answer = await http.CallAsync(HttpMethod.Get, Path(party, type), null, cancellationToken);
                if (Read(answer.RootElement, matches, profile) is { } problem)
                {
                    return ([], problem);
                }
            }

            return (matches, null);
        }
        catch (ServiceTrouble e)
        {
            return ([], e.Problem);
        }
    }

    private string? Read(JsonElement answer, List<ServiceMatch> matches, ScreeningProfile profile)
    {
        // No entities are written as null; no such field, or an error beside it, is no answer.
        if (answer.ValueKind != JsonValueKind.Object || answer.Text("error") is { Length: > 0 } || !answer.TryGetProperty("entities", out var entities))
        {
            return "malformed";
        }

        if (entities.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (entities.ValueKind != JsonValueKind.Array)
        {
            return "malformed";
        }

        foreach (var entity in entities.EnumerateArray())
        {
            if (Match(entity, profile) is not { } match)
            {
                return "malformed";
            }

            matches.Add(match);
        }

        return null;
    }

    private ServiceMatch? Match(JsonElement entity, ScreeningProfile profile)
    {
        if (entity.Text("name") is not { Length: > 0 } name || entity.Text("sourceList") is not { Length: > 0 } source
            || entity.Text("sourceID") is not { Length: > 0 } id || entity.Score("match") is not { } score)
        {
            return null;
        }

        var type = entity.Text("entityType") ?? "";
        var details = entity.Property(type, JsonValueKind.Object) ?? default;
        return new ServiceMatch(
            new ListEntry
            {
                List = profile.AllLists.FirstOrDefault(code => NameOf(code) == source) ?? source,
                Id = id,
                Kind = KindOf(type),
                Names = [Listed(name, NameRole.Primary), .. details.Texts("altNames").Where(n => n != name).Take(50).Select(n => Listed(n, NameRole.Alias))],
                BirthDates = details.Time("birthDate") is { } born ? [new ListedDate { From = PartialDate.OfDay(born.Year, born.Month, born.Day) }] : [],
                Programmes = entity.Property("sanctionsInfo", JsonValueKind.Object) is { } sanctions ? sanctions.Texts("programs") : [],
            },
            score);
    }

    private static EntryKind KindOf(string type) => type switch
    {
        "person" => EntryKind.Person,
        "vessel" => EntryKind.Vessel,
        "aircraft" => EntryKind.Aircraft,
        _ => EntryKind.Organisation,
    };

    private string Path(Party party, string type)
    {
        var query = new StringBuilder("v2/search?type=").Append(type);
        Add("name", party.Name);
        foreach (var alias in party.Aliases)
        {
            Add("altNames", alias);
        }

        if (type == "person" && party.BirthDate is { } born)
        {
            Add("birthDate", born.ToString());
        }

        foreach (var address in party.Addresses)
        {
            Add("address", string.Join(' ', new[] { address.Street, address.City, address.PostalCode, address.Region, address.Country }.OfType<string>()));
        }

        Add("limit", MostResults.ToString(CultureInfo.InvariantCulture));
        Add("minMatch", Math.Min(0.4, Options.ReviewThreshold).ToString("0.00", CultureInfo.InvariantCulture));
        return query.ToString();

        void Add(string name, string value) => query.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }
}
