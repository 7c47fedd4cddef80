using System.Collections.Frozen;

namespace WorkflowConnect.Engine;

/// <summary>Finds what a stimulus starts. Immutable; rebuilt when a definition is published.</summary>
public sealed class TriggerIndex
{
    private readonly FrozenDictionary<(string Name, string Hash), TriggerEntry[]> byStimulus;

    private TriggerIndex(IReadOnlyList<TriggerEntry> entries)
    {
        All = entries;
        byStimulus = entries.GroupBy(entry => (entry.Name, entry.Hash)).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        Cron = [.. entries.Where(entry => entry.Payload is Activities.CronStimulus).Select(entry =>
        {
            var cron = (Activities.CronStimulus)entry.Payload;
            return new CronTrigger(entry, cron.Expression, cron.TimeZone);
        })];
        Timers = [.. entries.Where(entry => entry.Payload is Activities.TimerStimulus)
            .Select(entry => new TimerTrigger(entry, ((Activities.TimerStimulus)entry.Payload).Interval))];
        Routes = new HttpRouteTable(entries.Where(entry => entry.Payload is Activities.HttpEndpointStimulus));
    }

    /// <summary>Nothing.</summary>
    public static TriggerIndex Empty { get; } = new([]);

    /// <summary>Every trigger.</summary>
    public IReadOnlyList<TriggerEntry> All { get; }

    /// <summary>Triggers by cron expression.</summary>
    public IReadOnlyList<CronTrigger> Cron { get; }

    /// <summary>Triggers by interval.</summary>
    public IReadOnlyList<TimerTrigger> Timers { get; }

    internal HttpRouteTable Routes { get; }

    /// <summary>What a stimulus starts.</summary>
    public IReadOnlyList<TriggerEntry> Find(string name, string hash) => byStimulus.GetValueOrDefault((name, hash)) ?? [];

    internal static TriggerIndex Of(IEnumerable<TriggerEntry> entries) => new([.. entries]);

    // The message is Elsa's, which its users know.
    internal IReadOnlyList<DefinitionError> ConflictsWith(TriggerIndex added, string definitionId) =>
        [.. added.All.Where(entry => entry.Payload is Activities.HttpEndpointStimulus)
            .Select(entry => (Activities.HttpEndpointStimulus)entry.Payload)
            .Where(http => Routes.Answers(http, definitionId))
            .Select(http => new DefinitionError("", $"The /{http.Path.Trim('/')} path and {http.Method.ToLowerInvariant()} method are already in use by another workflow!"))];
}
