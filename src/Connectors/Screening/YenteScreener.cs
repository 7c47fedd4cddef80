using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Connectors.Screening;

/// <summary>
/// yente, the API of OpenSanctions: <c>POST /match/{dataset}</c> with queries by example, <c>GET /catalog</c> for the
/// state of its datasets (source: its OpenAPI description, version 4 and 5).
/// </summary>
internal sealed class YenteScreener(IOptions<ServiceOptions> options, ServiceHttp http, TimeProvider time, ILogger<YenteScreener> logger)
    : ServiceScreener(options, time, logger)
{
    private const int MostResults = 20;

    /// <summary>OpenSanctions' names of the publishers' lists.</summary>
    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        [ListCodes.Eu] = "eu_fsf",
        [ListCodes.Un] = "un_sc_sanctions",
        [ListCodes.OfacSdn] = "us_ofac_sdn",
        [ListCodes.OfacOther] = "us_ofac_cons",
        [ListCodes.Uk] = "gb_fcdo_sanctions",
        [ListCodes.Ch] = "ch_seco_sanctions",
    };

    protected override string Name => "yente";

    protected override IReadOnlyDictionary<string, string> UsualNames => Usual;

    protected override string Engine => "yente/match";

    protected override async Task<Func<string, ServiceList?>> ListsAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.CallAsync(HttpMethod.Get, "catalog", null, cancellationToken);
        var datasets = answer.RootElement.Property("datasets", JsonValueKind.Array) ?? throw new ServiceTrouble("malformed");
        var known = new Dictionary<string, ServiceList>(StringComparer.Ordinal);
        foreach (var dataset in datasets.EnumerateArray())
        {
            // What is not indexed cannot be found, however new it is.
            if (dataset.Text("name") is { } name && dataset.Text("index_version") is { Length: > 0 } version)
            {
                known[name] = new ServiceList(name, version, DateOf(version) ?? dataset.Time("updated_at"), Count(dataset));
            }
        }

        return known.ContainsKey(Options.Dataset) || Contains(datasets, Options.Dataset)
            ? code => NameOf(code) is { } name ? known.GetValueOrDefault(name) : null
            : throw new ServiceTrouble("wrongDataset");
    }

    protected override async Task<IReadOnlyList<(IReadOnlyList<ServiceMatch> Matches, string? Problem)>> AskAsync(
        IReadOnlyList<Party> parties, ScreeningProfile profile, CancellationToken cancellationToken)
    {
        var answers = new (IReadOnlyList<ServiceMatch>, string?)[parties.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, parties.Count).Chunk(Options.BatchSize),
            new ParallelOptions { MaxDegreeOfParallelism = Options.CallsAtOnce, CancellationToken = cancellationToken },
            async (chunk, token) =>
            {
                try
                {
                    using var answer = await http.CallAsync(HttpMethod.Post, Path(), YenteQuery.Of(chunk.Select(i => (Key(i), parties[i]))), token);
                    foreach (var i in chunk)
                    {
                        answers[i] = Read(answer.RootElement, Key(i), profile);
                    }
                }
                catch (ServiceTrouble e)
                {
                    foreach (var i in chunk)
                    {
                        answers[i] = ([], e.Problem);
                    }
                }
            });
        return answers;
    }

    private static string Key(int party) => "p" + party.ToString(CultureInfo.InvariantCulture);

    private string Path() => string.Create(
        CultureInfo.InvariantCulture,
        $"match/{Uri.EscapeDataString(Options.Dataset)}?limit={MostResults}&threshold={Options.ReviewThreshold}&cutoff={Math.Min(0.4, Options.ReviewThreshold)}");

    private (IReadOnlyList<ServiceMatch> Matches, string? Problem) Read(JsonElement answer, string key, ScreeningProfile profile)
    {
        if (answer.Property("responses", JsonValueKind.Object) is not { } responses)
        {
            return ([], "malformed");
        }

        if (responses.Property(key, JsonValueKind.Object) is not { } response)
        {
            return ([], "partial");
        }

        if ((response.TryGetProperty("status", out var status) && !(status.ValueKind == JsonValueKind.Number && status.TryGetInt32(out var code) && code == 200))
            || response.Property("results", JsonValueKind.Array) is not { } results)
        {
            return ([], "partial");
        }

        var matches = new List<ServiceMatch>();
        foreach (var result in results.EnumerateArray())
        {
            if (Match(result, profile) is not { } match)
            {
                // One result that is not understood may be the one that matters.
                return ([], "malformed");
            }

            matches.Add(match);
        }

        return (matches, null);
    }

    private ServiceMatch? Match(JsonElement result, ScreeningProfile profile)
    {
        if (result.Text("id") is not { Length: > 0 } id || result.Text("caption") is not { Length: > 0 } caption || result.Score("score") is not { } score)
        {
            return null;
        }

        var datasets = result.Texts("datasets");
        var properties = result.Property("properties", JsonValueKind.Object) ?? default;
        // A list of the profile that it stands on, a mandatory one first; else the service's own dataset, which only sends to review.
        var list = profile.AllLists.FirstOrDefault(code => NameOf(code) is { } name && datasets.Contains(name, StringComparer.Ordinal))
            ?? datasets.FirstOrDefault() ?? Options.Dataset;
        var names = properties.Texts("name").Concat(properties.Texts("alias")).Where(n => n != caption).Distinct(StringComparer.Ordinal).Take(50);
        var entry = new ListEntry
        {
            List = list,
            Id = id,
            OtherIds = result.Texts("referents"),
            Kind = KindOf(result.Text("schema")),
            Names = [Listed(caption, NameRole.Primary), .. names.Select(n => Listed(n, NameRole.Alias))],
            BirthDates = [.. properties.Texts("birthDate").Select(d => PartialDate.TryParse(d, out var date) ? new ListedDate { From = date } : null).OfType<ListedDate>()],
            Countries = [.. properties.Texts("nationality").Concat(properties.Texts("country")).Select(c => c.ToUpperInvariant()).Distinct(StringComparer.Ordinal)],
            Programmes = properties.Texts("programId"),
        };

        // The service's own word: above its threshold it is a match, whatever the number says.
        var isMatch = result.TryGetProperty("match", out var matched) && matched.ValueKind == JsonValueKind.True;
        return new ServiceMatch(entry, isMatch ? Math.Max(score, Options.ReviewThreshold) : score);
    }

    private static EntryKind KindOf(string? schema) => schema switch
    {
        "Person" => EntryKind.Person,
        "Vessel" => EntryKind.Vessel,
        "Airplane" => EntryKind.Aircraft,
        _ => EntryKind.Organisation,
    };

    /// <summary>Versions begin with their time, <c>yyyyMMddHHmmss</c>.</summary>
    private static DateTimeOffset? DateOf(string version) =>
        version.Length >= 14 && DateTimeOffset.TryParseExact(
            version.AsSpan(0, 14), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static int Count(JsonElement dataset) =>
        dataset.Property("entity_count", JsonValueKind.Number) is { } number && number.TryGetInt32(out var count) ? count : 0;

    private static bool Contains(JsonElement datasets, string name) => datasets.EnumerateArray().Any(d => d.Text("name") == name);
}
