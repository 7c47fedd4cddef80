using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkflowConnect.Core.Lists;
using WorkflowConnect.Core.Parties;
using WorkflowConnect.Core.Screening;

namespace WorkflowConnect.Connectors.Screening;

/// <summary>
/// Screens with an external service. Whatever keeps a party from an answer that is whole, fresh and understood makes it
/// "not screened": an outage, an error, half an answer and an old list look like nothing found, and are not.
/// </summary>
internal abstract class ServiceScreener(IOptions<ServiceOptions> options, TimeProvider time, ILogger logger) : IScreener
{
    /// <summary>The only part of a score of which the service tells no more.</summary>
    internal const string ScoreCode = "provider.score";

    private volatile Known? _known;

    protected ServiceOptions Options { get; } = options.Value;

    /// <summary>Name of the service, as protocols say it.</summary>
    protected abstract string Name { get; }

    /// <summary>Name and generation of the interface, as <see cref="ScreeningResult.Engine"/>.</summary>
    protected abstract string Engine { get; }

    public async ValueTask<IReadOnlyList<ScreeningResult>> ScreenAsync(
        IReadOnlyList<Party> parties, ScreeningProfile profile, CancellationToken cancellationToken)
    {
        try
        {
            profile = OfService(profile);
            var lists = ServiceLists.Of(profile, await KnownAsync(cancellationToken), time.GetUtcNow());
            if (lists.Problem is { } problem)
            {
                logger.NotAnswered(Name, problem, parties.Count);
                return [.. parties.Select(_ => NotScreened(problem, lists))];
            }

            var found = await AskAsync(parties, profile, cancellationToken);
            return [.. found.Select(answer => answer.Problem is { } trouble ? NotScreened(trouble, lists) : Result(answer.Matches, lists, profile))];
        }
        catch (ServiceTrouble e)
        {
            logger.NotAnswered(Name, e.Problem, parties.Count);
            return [.. parties.Select(_ => NotScreened(e.Problem, new ServiceLists([], [.. profile.AllLists], e.Problem)))];
        }
    }

    /// <summary>The service's usual names of the publishers' lists, by our code.</summary>
    protected abstract IReadOnlyDictionary<string, string> UsualNames { get; }

    /// <summary>The service's lists, found by our code.</summary>
    protected abstract Task<Func<string, ServiceList?>> ListsAsync(CancellationToken cancellationToken);

    /// <summary>One answer per party in their order; a party without a whole answer has a problem instead.</summary>
    protected abstract Task<IReadOnlyList<(IReadOnlyList<ServiceMatch> Matches, string? Problem)>> AskAsync(
        IReadOnlyList<Party> parties, ScreeningProfile profile, CancellationToken cancellationToken);

    /// <summary>The service's name of one of our lists, or null.</summary>
    protected string? NameOf(string code) => Options.Lists.TryGetValue(code, out var name) ? name : UsualNames.GetValueOrDefault(code);

    /// <summary>As a second opinion the service is asked about the lists that it can have; the house's own are looked at here.</summary>
    private ScreeningProfile OfService(ScreeningProfile profile) => Options.Mode != ServiceMode.SecondOpinion ? profile : profile with
    {
        MandatoryLists = [.. profile.MandatoryLists.Where(code => NameOf(code) is not null)],
        AdvisoryLists = [.. profile.AdvisoryLists.Where(code => NameOf(code) is not null)],
    };

    private async Task<Func<string, ServiceList?>> KnownAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_known is { } known && now - known.At < Options.ListsKept)
        {
            return known.Find;
        }

        var find = await ListsAsync(cancellationToken);
        _known = new Known(now, find);
        return find;
    }

    private ScreeningResult Result(IReadOnlyList<ServiceMatch> found, ServiceLists lists, ScreeningProfile profile)
    {
        var ordered = found.OrderByDescending(m => m.Score).ThenBy(m => m.Entry.Id, StringComparer.Ordinal).ToArray();
        var matches = ordered.TakeWhile(m => m.Score >= Options.ReviewThreshold).ToArray();
        var isHit = matches.Any(m => IsHit(m, profile));
        return new ScreeningResult
        {
            Outcome = isHit ? ScreeningOutcome.Hit : matches.Length > 0 ? ScreeningOutcome.Review : ScreeningOutcome.Clear,
            Matches = [.. matches.Take(Math.Max(1, profile.MaximumMatches)).Select(m => MatchOf(m, profile))],
            Nearest = ordered.Length > matches.Length ? MatchOf(ordered[matches.Length], profile) : null,
            Lists = lists.Versions,
            Engine = Engine,
            Provider = new ProviderReference(Name, ReferenceOf(lists)),
        };
    }

    private ScreeningResult NotScreened(string problem, ServiceLists lists) => new()
    {
        Outcome = ScreeningOutcome.NotScreened,
        Reason = NotScreenedReason.ProviderUnavailable,
        Lists = lists.Versions,
        UnavailableLists = lists.Unavailable,
        Engine = Engine,
        Provider = new ProviderReference(Name, ReferenceOf(lists), problem),
    };

    private static string ReferenceOf(ServiceLists lists) => string.Join(", ", lists.Versions.Select(v => v.Source));

    private bool IsHit(ServiceMatch match, ScreeningProfile profile) =>
        match.Score >= Options.HitThreshold && profile.MandatoryLists.Contains(match.Entry.List, StringComparer.Ordinal);

    private ScreeningMatch MatchOf(ServiceMatch match, ScreeningProfile profile)
    {
        var score = Math.Round(match.Score, 4);
        return new ScreeningMatch
        {
            Entry = match.Entry,
            MatchedName = match.Entry.PrimaryName,
            Score = score,
            IsHit = IsHit(match, profile),
            Parts = [new ScorePart(ScoreCode, score, null, match.Entry.PrimaryName.Text)],
        };
    }

    private sealed record Known(DateTimeOffset At, Func<string, ServiceList?> Find);

    /// <summary>A name in the form of our lists.</summary>
    protected static ListedName Listed(string text, NameRole role) => new() { Text = text, Role = role, Script = ScriptCodes.Of(text) };
}
