using WorkflowConnect.Core.Checks;
using WorkflowConnect.Core.Crm;
using WorkflowConnect.Core.Protocols;

namespace WorkflowConnect.Host.Demo;

/// <summary>What a check left behind.</summary>
internal sealed record DemoTrace(Check? Check, Protocol? Protocol, IReadOnlyList<CrmJournalEntry> Writes)
{
    public string Who => string.Join(" / ", Check?.Subjects.Select(s => s.Party.Name) ?? []);

    /// <summary>Best score of any subject, hit or nearest.</summary>
    public double? Score => Check?.Subjects
        .SelectMany(s => s.Result.Matches.Select(m => (double?)m.Score).Append(s.Result.Nearest?.Score))
        .Max();

    public string? StatusOf(string action) => Writes.FirstOrDefault(w => w.Action == action)?.Outcome.Status.ToString().ToLowerInvariant();

    public string Effect
    {
        get
        {
            var parts = new List<string>();
            parts.AddRange(StatusOf("upsert-company") is { } company ? [$"company {company}"] : []);
            parts.AddRange(StatusOf("upsert-contact") is { } contact ? [$"contact {contact}"] : []);
            parts.AddRange(Writes.Where(w => w.Action == "add-to-list").Select(w => $"list {w.Target}"));
            parts.AddRange(parts.Count == 0 && StatusOf("mark-screened") is not null ? ["last screened"] : []);
            return parts.Count == 0 ? "nothing" : string.Join(", ", parts);
        }
    }
}
